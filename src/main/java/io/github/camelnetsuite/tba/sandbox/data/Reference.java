package io.github.camelnetsuite.tba.sandbox.data;

import org.jspecify.annotations.Nullable;

/** A value that points to something with a name. */
public record Reference(String id, @Nullable String name) {}
