package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;

/** A search as it was asked for; every page of it runs it again. */
record Search(RecordType type, Condition condition, SearchPreferences preferences) {}
