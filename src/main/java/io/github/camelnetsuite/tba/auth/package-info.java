/** Who we are to NetSuite: account id, credentials, and the signature of one attempt (OAuth 1.0a, RFC 5849). */
@NullMarked
package io.github.camelnetsuite.tba.auth;

import org.jspecify.annotations.NullMarked;
