package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns one order into writes: deletions first, then merges, updates, creations and attachments. */
final class EditPlan {
    private final EditOrder order;
    private final Connection connection;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Set<Long> untouchable;
    private final LongSupplier nextId;
    private final Instant start;
    private final RecordPicker picker;
    private final List<Write> writes = new ArrayList<>();
    private final List<EditResult.Touched> touched = new ArrayList<>();

    EditPlan(
            EditOrder order,
            Connection connection,
            RandomGenerator random,
            InstantSource clock,
            Set<Long> untouchable,
            LongSupplier nextId) {
        this.order = order;
        this.connection = connection;
        this.random = random;
        this.clock = clock;
        this.untouchable = new HashSet<>(untouchable);
        this.nextId = nextId;
        this.start = clock.instant();
        this.picker = new RecordPicker(connection, random);
    }

    List<Write> writes() {
        return writes;
    }

    EditResult make() throws SQLException {
        deletes();
        merges();
        updates();
        creates();
        List<EditOrder.Attachment> attached = new ArrayList<>(order.attach());
        attached.addAll(randomTies());
        attached.forEach(tie -> writes.add(to -> attach(tie, to)));
        List<EditOrder.Attachment> detached = new ArrayList<>(order.detach());
        detached.addAll(picker.looseTies(order.detachAtRandom()));
        detached.forEach(tie -> writes.add(to -> run(
                to,
                "DELETE FROM companycontactrelationship WHERE contact = ? AND company = ?",
                tie.contact(),
                tie.company())));
        return new EditResult(touched, attached, detached);
    }

    private void deletes() throws SQLException {
        for (long id : picker.deletable(order.type(), order.stage(), order.deletes(), untouchable)) {
            delete(id, stamp());
        }
    }

    private void delete(long id, Instant now) throws SQLException {
        Row grave = new Row()
                .set("deleteddate_utc", now)
                .set("type", order.type().table())
                .set("recordid", id)
                .set("name", name(id))
                .set("deletedby", ValueLists.FIRST_EMPLOYEE)
                .set("context", "UI");
        writes.add(to -> remove(id, to));
        if (order.logged()) {
            writes.add(to -> grave.insertInto("deletedrecord", to));
        }
        touch(id, now, "deleted");
    }

    private void merges() throws SQLException {
        List<Long> pairs = picker.any(order.type(), order.stage(), 2 * order.merges(), untouchable);
        for (int i = 0; i < pairs.size(); i += 2) {
            long survivor = pairs.get(i);
            long swallowed = pairs.get(i + 1);
            Instant now = stamp();
            writes.add(to -> move(swallowed, survivor, to));
            delete(swallowed, now);
            Row row = new Row().set("lastmodifieddate_utc", now);
            order.set().forEach(row::set);
            writes.add(to -> row.update(order.type().table(), survivor, to));
            touch(survivor, now, "updated");
        }
    }

    /** What points to the one record points to the other. */
    private void move(long from, long survivor, Connection to) throws SQLException {
        if (order.type() == RecordType.CONTACT) {
            move("contact", "company", from, survivor, to);
            run(to, "UPDATE contact SET supervisor = ? WHERE supervisor = ?", survivor, from);
            return;
        }
        move("company", "contact", from, survivor, to);
        run(to, "UPDATE contact SET company = ? WHERE company = ?", survivor, from);
        run(to, "UPDATE customer SET parent = NULL WHERE parent = ? AND id = ?", from, survivor);
        run(to, "UPDATE customer SET parent = ? WHERE parent = ?", survivor, from);
    }

    /** The ties of contacts and companies at one side; where the survivor has the same one, it keeps its own. */
    private static void move(String side, String other, long from, long survivor, Connection to) throws SQLException {
        run(
                to,
                "UPDATE companycontactrelationship t SET " + side + " = ? WHERE t." + side + " = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM companycontactrelationship o WHERE o." + side + " = ? AND o." + other
                        + " = t."
                        + other + ")",
                survivor,
                from,
                survivor);
    }

    private void updates() throws SQLException {
        RecordChanges changes = new RecordChanges(random);
        for (long id : order.ids().isEmpty()
                ? picker.any(order.type(), order.stage(), order.updates(), untouchable)
                : order.ids()) {
            name(id);
            Row row = order.exact() ? new Row() : changes.change(order.type(), id);
            Instant now = stamp();
            row.set("lastmodifieddate_utc", now);
            order.set().forEach(row::set);
            order.clear().forEach(column -> row.set(column, (Object) null));
            writes.add(to -> row.update(order.type().table(), id, to));
            touch(id, now, "updated");
        }
    }

    private void creates() throws SQLException {
        for (int i = 0; i < order.creates(); i++) {
            long id = nextId.getAsLong();
            Instant now = stamp();
            Row row = order.type() == RecordType.CUSTOMER
                    ? new CustomerRows(random)
                            .row(id, order.stage() == null ? Stage.CUSTOMER : order.stage(), null, now, now)
                    : new ContactRows(random).row(id, employer(), now, now);
            order.set().forEach(row::set);
            writes.add(to -> row.insertInto(order.type().table(), to));
            belongings(id, row);
            touch(id, now, "created");
        }
    }

    private void belongings(long id, Row row) {
        if (order.type() == RecordType.CONTACT) {
            if (row.get("company") instanceof Long company) {
                writes.add(to -> attach(new EditOrder.Attachment(id, company), to));
            }
            return;
        }
        writes.add(to -> run(
                to,
                "INSERT INTO customersubsidiaryrelationship (id, entity, subsidiary, isprimarysub, lastmodifieddate_utc)"
                        + " SELECT 1000000000 + ?, id, subsidiary, 'T', lastmodifieddate_utc FROM customer WHERE id = ?",
                id,
                id));
    }

    private @Nullable Long employer() throws SQLException {
        try {
            return picker.any(RecordType.CUSTOMER, null, 1, untouchable).get(0);
        } catch (IllegalArgumentException noCustomers) {
            return null;
        }
    }

    private List<EditOrder.Attachment> randomTies() throws SQLException {
        List<EditOrder.Attachment> ties = new ArrayList<>();
        for (long contact : picker.any(RecordType.CONTACT, null, order.attachAtRandom(), untouchable)) {
            ties.add(new EditOrder.Attachment(
                    contact,
                    picker.any(RecordType.CUSTOMER, null, 1, untouchable).get(0)));
        }
        return ties;
    }

    private void touch(long id, Instant now, String change) {
        untouchable.add(id);
        touched.add(new EditResult.Touched(id, now, change));
    }

    private Instant stamp() {
        return (order.sameSecond() ? start : clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    }

    private String name(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT entityid FROM " + order.type().table() + " WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException(
                            "There is no " + order.type().table() + " " + id);
                }
                return String.valueOf(row.getString(1));
            }
        }
    }

    private void remove(long id, Connection to) throws SQLException {
        run(to, "DELETE FROM " + order.type().table() + " WHERE id = ?", id);
        if (order.type() == RecordType.CONTACT) {
            run(to, "DELETE FROM companycontactrelationship WHERE contact = ?", id);
            return;
        }
        run(to, "DELETE FROM companycontactrelationship WHERE company = ?", id);
        run(to, "DELETE FROM customersubsidiaryrelationship WHERE entity = ?", id);
        run(to, "DELETE FROM customeraddressbook WHERE entity = ?", id);
    }

    private static void attach(EditOrder.Attachment tie, Connection to) throws SQLException {
        run(
                to,
                "INSERT INTO companycontactrelationship (company, contact) SELECT ?, ? WHERE NOT EXISTS"
                        + " (SELECT 1 FROM companycontactrelationship WHERE company = ? AND contact = ?)",
                tie.company(),
                tie.contact(),
                tie.company(),
                tie.contact());
    }

    private static void run(Connection to, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = to.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
