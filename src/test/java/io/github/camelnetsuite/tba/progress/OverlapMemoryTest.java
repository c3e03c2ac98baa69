package io.github.camelnetsuite.tba.progress;

import static io.github.camelnetsuite.tba.progress.Cursors.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.progress.OverlapMemory.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapMemoryTest {

    private static Entry entry(long id, long hash, long second) {
        return new Entry(id, hash, NOON.plusSeconds(second));
    }

    @Test
    void onlyAnEqualPairIsRemembered() {
        OverlapMemory memory = OverlapMemory.empty(10).plus(List.of(entry(1, 11, 0), entry(2, 22, 0)));
        assertThat(memory.remembers(1, 11)).isTrue();
        assertThat(memory.remembers(2, 22)).isTrue();
        assertThat(memory.remembers(1, 12))
                .as("edited later in the same second")
                .isFalse();
        assertThat(memory.remembers(1, 22)).isFalse();
        assertThat(memory.remembers(3, 11)).isFalse();
    }

    @Test
    void aRecordChangedBackIsDeliveredAgain() {
        OverlapMemory memory =
                OverlapMemory.empty(10).plus(List.of(entry(1, 11, 0))).plus(List.of(entry(1, 12, 0)));
        assertThat(memory.remembers(1, 11)).as("the destination holds 12").isFalse();
        assertThat(memory.remembers(1, 12)).isTrue();
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void ofTwoStatesDeliveredTogetherTheLastCounts() {
        OverlapMemory memory = OverlapMemory.empty(10).plus(List.of(entry(1, 11, 5), entry(1, 12, 4)));
        assertThat(memory.remembers(1, 11)).isFalse();
        assertThat(memory.remembers(1, 12)).isTrue();
    }

    @Test
    void beyondTheBoundTheEarliestModifiedAreForgottenAndCounted() {
        OverlapMemory memory = OverlapMemory.empty(2)
                .plus(List.of(entry(1, 11, 9), entry(2, 22, 1)))
                .plus(List.of(entry(3, 33, 5)));
        assertThat(memory.remembers(1, 11)).isTrue();
        assertThat(memory.remembers(2, 22)).isFalse();
        assertThat(memory.remembers(3, 33)).isTrue();
        assertThat(memory.forgotten()).isEqualTo(1);
        assertThat(OverlapMemory.empty(0).plus(List.of(entry(1, 11, 0))).size()).isZero();
    }

    @Test
    void whatNoPollReadsAgainIsDroppedWithoutBeingCounted() {
        OverlapMemory memory = OverlapMemory.empty(10)
                .plus(List.of(entry(1, 11, -1), entry(2, 22, 0), entry(3, 33, 1)))
                .startingAt(NOON);
        assertThat(memory.entries()).containsExactly(entry(2, 22, 0), entry(3, 33, 1));
        assertThat(memory.forgotten()).isZero();
    }

    @Test
    void aMemoryNeverChanges() {
        OverlapMemory empty = OverlapMemory.empty(1);
        OverlapMemory one = empty.plus(List.of(entry(1, 11, 0)));
        one.plus(List.of(entry(2, 22, 1)));
        one.startingAt(NOON.plusSeconds(9));
        assertThat(empty.size()).isZero();
        assertThat(one.entries()).containsExactly(entry(1, 11, 0));
    }

    @Test
    void aNegativeBoundIsRefused() {
        assertThatThrownBy(() -> OverlapMemory.empty(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsTextHoldsNoEntry() {
        assertThat(OverlapMemory.empty(5).plus(List.of(entry(4711, 815, 0))))
                .hasToString("OverlapMemory[1 of 5, forgotten 0]");
    }

    @Test
    void itBehavesAsANaiveModelDoes() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int bound = random.nextInt(12);
            OverlapMemory memory = OverlapMemory.empty(bound);
            List<Entry> model = new ArrayList<>();
            long forgotten = 0;
            for (int step = 0; step < 40; step++) {
                if (random.nextInt(4) == 0) {
                    long start = random.nextInt(20);
                    memory = memory.startingAt(NOON.plusSeconds(start));
                    model.removeIf(e -> e.lastModified().isBefore(NOON.plusSeconds(start)));
                } else {
                    List<Entry> page = new ArrayList<>();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        page.add(entry(random.nextInt(10) - 5, random.nextInt(3), random.nextInt(20)));
                    }
                    memory = memory.plus(page);
                    for (Entry added : page) {
                        model.removeIf(e -> e.id() == added.id());
                        model.add(added);
                    }
                    model.sort(Comparator.comparing(Entry::lastModified).thenComparing(Entry::id));
                    while (model.size() > bound) {
                        model.remove(0);
                        forgotten++;
                    }
                }
                assertThat(memory.entries())
                        .as("seed %d step %d", seed, step)
                        .containsExactlyInAnyOrderElementsOf(model);
                assertThat(memory.forgotten()).isEqualTo(forgotten);
                for (long id = -6; id < 6; id++) {
                    for (long hash = 0; hash < 3; hash++) {
                        long wantedId = id;
                        long wantedHash = hash;
                        assertThat(memory.remembers(id, hash))
                                .isEqualTo(model.stream().anyMatch(e -> e.id() == wantedId && e.hash() == wantedHash));
                    }
                }
            }
        }
    }

    @Test
    void memoriesAreEqualThatHoldTheSameUnderTheSameBoundAndHaveForgottenAsMuch() {
        OverlapMemory memory = OverlapMemory.of(2, 1, List.of(entry(1, 11, 0)));

        assertThat(OverlapMemory.of(2, 1, List.of(entry(1, 11, 0))))
                .isEqualTo(memory)
                .hasSameHashCodeAs(memory);
        for (OverlapMemory other : List.of(
                OverlapMemory.of(3, 1, List.of(entry(1, 11, 0))),
                OverlapMemory.of(2, 2, List.of(entry(1, 11, 0))),
                OverlapMemory.of(2, 1, List.of(entry(1, 12, 0))),
                OverlapMemory.of(2, 1, List.of()))) {
            assertThat(other).isNotEqualTo(memory).doesNotHaveSameHashCodeAs(memory);
        }
        assertThat(memory).isNotEqualTo("something else");
    }
}
