package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;

/** Looks into a window: at most a page of what is there, in no order, and how much there is. */
interface WindowSearch {

    Answer<SoapClient.Found> search(Window window) throws InterruptedException;

    /** How many records fit in a page now; changes with how long they are. */
    int pageSize();
}
