package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What hangs on a record: addresses, the contacts of a company, the companies of a contact. */
public final class Sublists {
    private static final String ADDRESSES =
            "SELECT b.internalid, b.label, b.defaultbilling, b.defaultshipping, a.addressee, a.attention, a.addrphone,"
                    + " a.addr1, a.addr2, a.addr3, a.city, a.state, a.zip, a.country, a.addrtext"
                    + " FROM customeraddressbook b JOIN customeraddressbookentityaddress a"
                    + " ON a.nkey = b.addressbookaddress WHERE b.entity = ? ORDER BY b.internalid";
    private static final String CONTACTS = "SELECT c.id, c.entityid, c.email, r.role FROM companycontactrelationship r"
            + " JOIN contact c ON c.id = r.contact WHERE r.company = ? %s ORDER BY c.id";
    private static final String COMPANIES =
            "SELECT c.id, COALESCE(c.altname, c.entityid), r.role FROM companycontactrelationship r"
                    + " JOIN customer c ON c.id = r.company WHERE r.contact = ? ORDER BY c.id";

    private final Connection connection;
    private final OptionalLong subsidiary;

    public Sublists(Connection connection) {
        this(connection, OptionalLong.empty());
    }

    /** As somebody sees them who sees contacts of one subsidiary only. */
    public Sublists(Connection connection, OptionalLong subsidiary) {
        this.connection = connection;
        this.subsidiary = subsidiary;
    }

    /** One line of an address book; country is its code and English name. */
    public record Address(
            String id,
            @Nullable String label,
            boolean defaultBilling,
            boolean defaultShipping,
            @Nullable String addressee,
            @Nullable String attention,
            @Nullable String addrPhone,
            @Nullable String addr1,
            @Nullable String addr2,
            @Nullable String addr3,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            @Nullable Reference country,
            @Nullable String addrText) {}

    /** A contact as its company lists it. */
    public record ContactRole(Reference contact, @Nullable String email, boolean primary) {}

    /** A company as its contact would list it. */
    public record CompanyTie(Reference company, boolean primary) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public List<Address> addresses(long customer) throws SQLException {
        return read(ADDRESSES, customer, row -> {
            String country = row.getString(14);
            return new Address(
                    String.valueOf(row.getLong(1)),
                    row.getString(2),
                    "T".equals(row.getString(3)),
                    "T".equals(row.getString(4)),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    row.getString(12),
                    row.getString(13),
                    country == null
                            ? null
                            : new Reference(
                                    country,
                                    new Locale.Builder()
                                            .setRegion(country)
                                            .build()
                                            .getDisplayCountry(Locale.ENGLISH)),
                    row.getString(15));
        });
    }

    public List<ContactRole> contacts(long customer) throws SQLException {
        return read(
                CONTACTS.formatted(subsidiary.isPresent() ? "AND c.subsidiary = " + subsidiary.getAsLong() : ""),
                customer,
                row -> new ContactRole(
                        new Reference(String.valueOf(row.getLong(1)), row.getString(2)),
                        row.getString(3),
                        row.getLong(4) == -10));
    }

    public List<CompanyTie> companies(long contact) throws SQLException {
        return read(
                COMPANIES,
                contact,
                row -> new CompanyTie(
                        new Reference(String.valueOf(row.getLong(1)), row.getString(2)), row.getLong(3) == -10));
    }

    private <T> List<T> read(String sql, long id, Reader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            List<T> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(reader.read(rows));
                }
            }
            return lines;
        }
    }
}
