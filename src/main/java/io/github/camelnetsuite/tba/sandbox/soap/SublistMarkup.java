package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.data.Reference;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Writes what hangs on a customer: its address book, and the contacts with a role there. Empty lists are left out. */
final class SublistMarkup {
    private final Markup xml;
    private final Version version;

    SublistMarkup(Markup xml, Version version) {
        this.xml = xml;
        this.version = version;
    }

    void write(long customer, Sublists sublists) throws SQLException {
        addresses(sublists.addresses(customer));
        contacts(sublists.contacts(customer));
    }

    private void addresses(List<Sublists.Address> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        xml.open("listRel:addressbookList");
        for (Sublists.Address address : addresses) {
            xml.open("listRel:addressbook")
                    .text("listRel:defaultShipping", address.defaultShipping())
                    .text("listRel:defaultBilling", address.defaultBilling())
                    .text("listRel:label", address.label())
                    .open("listRel:addressbookAddress", "xmlns:platformCommon", version.common());
            Reference country = address.country();
            if (country != null) {
                xml.text("platformCommon:country", Enumerations.named(Objects.requireNonNull(country.name())));
            }
            xml.text("platformCommon:attention", address.attention())
                    .text("platformCommon:addressee", address.addressee())
                    .text("platformCommon:addrPhone", address.addrPhone())
                    .text("platformCommon:addr1", address.addr1())
                    .text("platformCommon:addr2", address.addr2())
                    .text("platformCommon:addr3", address.addr3())
                    .text("platformCommon:city", address.city())
                    .text("platformCommon:state", address.state())
                    .text("platformCommon:zip", address.zip())
                    .text("platformCommon:addrText", address.addrText())
                    .text("platformCommon:override", false)
                    .close("listRel:addressbookAddress")
                    .text("listRel:internalId", address.id())
                    .close("listRel:addressbook");
        }
        xml.close("listRel:addressbookList");
    }

    private void contacts(List<Sublists.ContactRole> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        xml.open("listRel:contactRolesList");
        for (Sublists.ContactRole contact : contacts) {
            xml.open("listRel:contactRoles").text("listRel:giveAccess", false);
            RecordMarkup.reference(xml, "listRel:contact", contact.contact());
            xml.text("listRel:email", contact.email());
            if (contact.primary()) {
                RecordMarkup.reference(xml, "listRel:role", new Reference("-10", "Primary Contact"));
            }
            xml.close("listRel:contactRoles");
        }
        xml.close("listRel:contactRolesList");
    }
}
