package io.github.camelnetsuite.tba.sandbox.login;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Nonces one user has used, by timestamp; forgets timestamps that the window refuses anyway. Thread-safe. */
final class NonceLedger {
    private final TreeMap<Long, Set<String>> used = new TreeMap<>();

    /** Records a pair; false when it has been used before. */
    synchronized boolean firstUse(long timestamp, String nonce, long oldestAcceptable) {
        used.headMap(oldestAcceptable).clear();
        return used.computeIfAbsent(timestamp, second -> new HashSet<>()).add(nonce);
    }
}
