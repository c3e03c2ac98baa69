package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The deliveries of one poll: what a consumer does with a page, in the fewest words, and what can go wrong with it. */
final class ModelDelivery {

    private final Step.Poll how;
    private final DeliveryPromise promise;
    private final FaultyStore store;
    private final Predicate<ReadRecord> allowed;
    private int deliveries;
    private Position last;

    ModelDelivery(Step.Poll how, DeliveryPromise promise, FaultyStore store, Predicate<ReadRecord> allowed) {
        this.how = how;
        this.promise = promise;
        this.store = store;
        this.allowed = allowed;
    }

    /** What comes from now on has an order of its own. */
    void beginsAnotherRead() {
        last = null;
    }

    /** @return whether all of them were delivered */
    boolean handOver(Progress progress, List<ReadRecord> records) {
        Page page = new Page(progress, records);
        if (progress.forgetsWhatIsReplacedBy(records)) {
            progress.save();
        }
        for (ReadRecord record : records) {
            if (page.window.failed() || page.stopped) {
                break;
            }
            page.handOver(record);
        }
        page.settle();
        page.passAndSave();
        if (page.window.failed()) {
            throw new ModelRun.Unlucky();
        }
        return page.passed == records.size();
    }

    /** One page under way. */
    private final class Page {

        private final DeliveryWindow window = new DeliveryWindow();
        private final List<Runnable> underWay = new ArrayList<>();
        private final Progress progress;
        private final List<ReadRecord> records;
        private boolean stopped;
        private int passed;

        Page(Progress progress, List<ReadRecord> records) {
            this.progress = progress;
            this.records = records;
        }

        void handOver(ReadRecord record) {
            boolean known = progress.remembers(record);
            if (!known && how.trouble() == Step.Trouble.STOPS && deliveries == how.at()) {
                stopped = true;
                return;
            }
            int index = window.begin();
            if (known) {
                window.complete(index);
                return;
            }
            underWay.add(outcome(record, index));
            if (underWay.size() > how.ahead()) {
                settle();
            }
        }

        /** The destination takes it, or not. @return what happens later */
        private Runnable outcome(ReadRecord record, int index) {
            String id = Long.toString(record.id());
            Step.Trouble trouble = deliveries++ == how.at() ? how.trouble() : Step.Trouble.NONE;
            if (trouble == Step.Trouble.ROUTE_FAILS) {
                promise.refused(id);
                return () -> window.fail(index, new ModelRun.Unlucky());
            }
            assertInOrder(record);
            assertThat(allowed).as("since").accepts(record);
            promise.delivered(id, ModelRun.state(record));
            if (trouble == Step.Trouble.DIES_IN_THE_ROUTE) {
                store.die();
                throw new ModelRun.Unlucky();
            }
            if (trouble == Step.Trouble.ROUTE_FAILS_HAVING_TAKEN) {
                return () -> window.fail(index, new ModelRun.Unlucky());
            }
            return () -> {
                window.complete(index);
                promise.settled(id);
            };
        }

        private void assertInOrder(ReadRecord record) {
            Position place = progress.position().movedTo(record);
            if (last != null) {
                assertThat(last.precedes(record)).as("the order within a poll").isTrue();
            }
            last = place;
        }

        void settle() {
            Collections.reverse(underWay);
            for (Runnable outcome : underWay) {
                outcome.run();
                if (how.savesWithinPages()) {
                    passAndSave();
                }
            }
            underWay.clear();
        }

        void passAndSave() {
            int delivered = window.deliveredPrefix();
            progress.passed(records.subList(passed, delivered));
            passed = delivered;
            progress.save();
        }
    }
}
