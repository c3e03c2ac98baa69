package io.github.camelnetsuite.tba.kill;

import java.util.Random;

/** Which part of a process's life a random kill aims at; what it hits is a {@link Hit}. */
enum Aim {
    START(15),
    READING(50),
    SAVE(20),
    SHUTDOWN(15);

    private final int ofAHundred;

    Aim(int ofAHundred) {
        this.ofAHundred = ofAHundred;
    }

    static Aim any(Random random) {
        int left = random.nextInt(100);
        for (Aim aim : values()) {
            left -= aim.ofAHundred;
            if (left < 0) {
                return aim;
            }
        }
        throw new AssertionError("More than all");
    }

    /** Where a process was, as far as can be told, when it was killed. */
    enum Hit {
        /** Its routes had not begun. */
        START,
        /** In the first read. */
        SNAPSHOT,
        /** Following changes. */
        TAIL,
        /** Between the beginning and the end of writing a cursor. */
        SAVE,
        /** After SIGTERM. */
        SHUTDOWN,
        /** Not at all: it had stopped by itself after SIGTERM. */
        STOPPED
    }
}
