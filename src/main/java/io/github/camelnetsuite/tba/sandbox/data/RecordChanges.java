package io.github.camelnetsuite.tba.sandbox.data;

import java.util.random.RandomGenerator;

/** Invents what somebody changed on a record: always its phone, and something else besides. */
final class RecordChanges {
    private final RandomGenerator random;

    RecordChanges(RandomGenerator random) {
        this.random = random;
    }

    Row change(RecordType type, long id) {
        NamePool pool = NamePool.pick(NamePool.all(), random);
        Row row = new Row().set("phone", pool.dialCode() + " " + (10_000_000L + random.nextInt(89_000_000)));
        String word = Slug.of(NamePool.pick(pool.lastNames(), random), "x") + random.nextInt(10_000);
        return switch (random.nextInt(5)) {
            case 0 -> row.set("email", word + "@c" + Math.abs(id) + ".example");
            case 1 -> row.set("email", null);
            case 2 -> row.set("isinactive", random.nextBoolean());
            case 3 -> row.set("custentity_score", CustomerRows.score(random));
            default ->
                type == RecordType.CUSTOMER
                        ? row.set("url", "https://" + word + ".example/")
                        : row.set("title", NamePool.pick(pool.titles(), random));
        };
    }
}
