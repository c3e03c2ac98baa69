/**
 * SuiteQL of the simulated account: a query is parsed, its names and functions are checked against what NetSuite
 * documents, and what remains is rewritten for an embedded H2 database. Nothing reaches the database unparsed.
 */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.suiteql;

import org.jspecify.annotations.NullMarked;
