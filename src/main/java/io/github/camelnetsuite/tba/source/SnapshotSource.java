package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.List;

/** Reads in both orders, and so a first time too. */
public interface SnapshotSource extends RecordSource {

    /**
     * How many records lie behind a position.
     *
     * @param said what a page from there on has told as its total
     */
    long count(Position position, long said) throws InterruptedException;

    /**
     * About how many requests it takes to read all records behind a position by id, those that have been read included.
     * What has not been read is taken to be like what has. For people, not for decisions.
     *
     * @param read the first ones behind the position, with no other between them
     * @param total how many there are
     */
    RequestRange requestsFor(List<ReadRecord> read, long total);

    /**
     * About how many requests it takes to look for records that were named. The fewest where all of them are there; where
     * they are not, more is asked, in the worst case the most.
     *
     * @param ids how many
     * @param atOnce how many of them a position names
     */
    RequestRange requestsForNamed(int ids, int atOnce);
}
