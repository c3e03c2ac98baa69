/** SuiteTalk SOAP of the simulated account: reads of customers and contacts, as NetSuite's endpoints answer them. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.soap;

import org.jspecify.annotations.NullMarked;
