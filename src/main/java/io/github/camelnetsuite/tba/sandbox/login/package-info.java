/** Who may come in: OAuth 1.0a verification, OAuth 2.0 access tokens, nonce ledger, user lock, login audit trail. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.login;

import org.jspecify.annotations.NullMarked;
