package io.github.camelnetsuite.tba.faults;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can stand between the component and an account, or be its answer, and how the component has to react. Each has
 * one or more variants that can be imposed in a {@link Place}.
 */
public interface Breakage {

    /** What is expected of the component while a fault lasts. */
    public enum Reaction {
        /** Nothing happens but that it may take longer. */
        UNNOTICED,
        /** Another attempt to connect within the poll, and no request. */
        NOBODY_THERE,
        /** Another attempt within the poll, five at most. */
        TRIES_AGAIN,
        /** One more attempt: the request may still run on the server. */
        GIVES_UP_AT_THE_DEADLINE,
        /** The poll fails at once. */
        FAILS
    }

    /** Where a fault is put: it says which answers are hit. */
    public interface Place {

        /** The account itself does it; for the words see {@code ControlApi}. */
        void inAccount(String effect);

        /** It happens to the account's answer. */
        void onTheWay(Trouble trouble);

        /** There is nobody to connect to. */
        void refuseConnections();
    }

    /** Its row in the catalogue. */
    String row();

    Reaction reaction();

    /** What a poll fails with while it lasts; null where it does not. */
    Class<? extends NetSuiteException> exception();

    List<Consumer<Place>> variants();

    /** Whether the next attempt may succeed, and is made. */
    default boolean mayPass() {
        return reaction() == Reaction.TRIES_AGAIN || reaction() == Reaction.GIVES_UP_AT_THE_DEADLINE;
    }

    /** Whether it is about the body, so that only an answer that has a page of rows can have all of its variants. */
    default boolean isAboutRows() {
        return FaultCatalogue.of(row()).compareTo(FaultCatalogue.R32) >= 0;
    }
}
