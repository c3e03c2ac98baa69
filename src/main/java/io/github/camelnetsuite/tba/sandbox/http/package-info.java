/** HTTP/1.1 on loopback (RFC 9112), with every header and every byte on the wire under the sandbox's control. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.http;

import org.jspecify.annotations.NullMarked;
