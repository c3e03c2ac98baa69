package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.RolePermission;
import io.github.camelnetsuite.tba.auth.RolePermission.Way;
import io.github.camelnetsuite.tba.runner.GuidePart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a vendor sends to the administrators of its customers' accounts: what to set up in NetSuite, and what to hand over.
 * The steps are those of Oracle's help ({@code bridgehead_4249032125}, {@code bridgehead_4248124361}, {@code
 * bridgehead_4254081947}; with a certificate {@code section_162686838198}, {@code subsect_162755332391}), the dates those
 * of its {@code section_0525020842} and {@code article_2104046421}.
 */
final class SetUpGuide {

    private final Way way;
    private final boolean deletions;
    private final String vendor;
    private final List<GuidePart> parts = new ArrayList<>();
    private int steps;

    private SetUpGuide(Way way, boolean deletions, String vendor) {
        this.way = way;
        this.deletions = deletions;
        this.vendor = vendor;
    }

    /**
     * Writes it.
     *
     * @param vendor who is to read the account, as its customers know it
     */
    static List<GuidePart> write(Way way, boolean deletions, String vendor) {
        SetUpGuide guide = new SetUpGuide(way, deletions, vendor);
        guide.introduction();
        guide.features();
        guide.integration();
        guide.role();
        guide.employee();
        if (way.certificate()) {
            guide.certificate();
        } else {
            guide.token();
        }
        guide.account();
        guide.values();
        guide.refusals();
        guide.sandboxes();
        guide.dates();
        return List.copyOf(guide.parts);
    }

    private void introduction() {
        heading(1, "Connect NetSuite to {vendor}");
        say(
                "After these steps, {vendor} can read the customers and contacts of your NetSuite account. The role that you"
                        + " create may look at these records and change none. You need a user with the role *Administrator*, and"
                        + " a safe place for values that NetSuite shows once only.");
    }

    private void features() {
        step("Enable the features");
        say("Open *Setup > Company > Enable Features*, tick these boxes, accept the terms where NetSuite asks for that,"
                + " and save:");
        List<String> boxes = new ArrayList<>();
        if (way.soap()) {
            boxes.add("tab *SuiteCloud*, under *SuiteTalk (Web Services)*: *SOAP Web Services*");
        } else {
            boxes.add("tab *SuiteCloud*, under *SuiteTalk (Web Services)*: *REST Web Services*");
        }
        boxes.add("tab *SuiteCloud*, under *Manage Authentication*: "
                + (way.certificate() ? "*OAuth 2.0*" : "*Token-based Authentication*"));
        if (!way.soap()) {
            boxes.add("tab *Analytics*: *SuiteAnalytics Workbook*");
        }
        points(boxes.toArray(String[]::new));
    }

    private void integration() {
        step("Create the integration record");
        say("Open *Setup > Integration > Manage Integrations > New*. Give it a name that says what it is for, such as"
                + " {vendor}, and leave *State* at *Enabled*.");
        if (way.certificate()) {
            say("Under *OAuth 2.0*, tick *Client Credentials (Machine to Machine) Grant* and the scope *REST Web"
                    + " Services*, and clear the other boxes. Save.");
            say("The page now shows the *Client ID*, once. Copy it.");
        } else {
            say("On tab *Authentication*, tick *Token-based Authentication*, and clear *TBA: Authorization Flow*, *TBA:"
                    + " IssueToken Endpoint* and everything under *OAuth 2.0*: none of that is needed. Save.");
            say(
                    "The page now shows the *Consumer Key / Client ID* and the *Consumer Secret / Client Secret*, once. Copy"
                            + " both. If they are lost, *Reset Credentials* on the same record makes new ones, and the old ones"
                            + " stop working.");
        }
    }

    private void role() {
        step("Create the role");
        say(
                "Open *Setup > Users/Roles > Manage Roles > New*. Give it a name, such as {vendor} integration, and add on tab"
                        + " *Permissions* exactly these:");
        parts.add(new GuidePart.Table(
                line("The least that the role needs"),
                Stream.of("Below Permissions, on tab", "Permission", "Level")
                        .map(this::line)
                        .toList(),
                RolePermission.least(way, deletions).stream()
                        .map(permission -> Stream.of(permission.tab(), permission.label(), permission.level())
                                .map(cell -> line("*" + cell + "*"))
                                .toList())
                        .toList()));
        if (deletions) {
            say(
                    "*Deleted Records* shows which records were deleted, and shows that of records of every type. Without it"
                            + " {vendor} does not learn of deletions.");
        }
        say(
                "In a OneWorld account, also choose on the role's form the subsidiaries whose customers and contacts are to be"
                        + " read, and tick *Allow Cross-Subsidiary Record Viewing*: records of other subsidiaries stay hidden."
                        + " Do not use the role *Administrator*: it may do far more than is needed.");
    }

    private void employee() {
        step("Give the role to an employee");
        say(
                "Open *Setup > Users/Roles > Manage Users*, choose an employee or create one for this purpose, and edit it. On"
                        + " tab *Access*, tick *Give Access* and add the role. *Inactive* must not be ticked. Take nobody who"
                        + " will leave: the connection ends with the user.");
    }

    private void token() {
        step("Create the access token");
        say("Open *Setup > Users/Roles > Access Tokens > New*. Choose the integration record as *Application Name*, the"
                + " employee as *User* and the new role as *Role*. Save.");
        say(
                "The page now shows the *Token ID* and the *Token Secret*, once. Copy both. If they are lost, create another"
                        + " token and revoke this one.");
    }

    private void certificate() {
        step("Upload the certificate");
        say(
                "{vendor} sends you a certificate with this guide: a file such as `netsuite-certificate.pem`. It is no secret."
                        + " Never take a file that holds a private key.");
        say("Open *" + OAuth2Credentials.SETUP
                + "* and choose *Create New*. Choose the employee as *Entity*, the new role"
                + " as *Role* and the integration record as *Application*, upload the file, and save.");
        say("The list now shows the *Certificate ID*. Copy it. NetSuite accepts a certificate for two years at most;"
                + " {vendor} sends another one in time, which gets an ID of its own.");
    }

    private void account() {
        step("Look up the account ID");
        say("Open *Setup > Company > Company Information*. *Account ID* stands there, such as `1234567`, or"
                + " `1234567_SB1` for a sandbox. The address of your browser is not what is wanted.");
    }

    private void values() {
        step("Hand over the values");
        say("Enter them in the form of {vendor}, and send them neither by e-mail nor by chat: whoever has them can read"
                + " your customers and contacts.");
        List<List<Line>> rows = way.certificate()
                ? List.of(
                        row("Source name", "NetSuite Account"),
                        row("Client ID/Username", "the *Client ID* of step 2"),
                        row("API Key/Password", "leave this field empty: a certificate has no secret to hand over"),
                        row("Other", "`certificateId,accountId`"))
                : List.of(
                        row("Source name", "NetSuite Account"),
                        row("Client ID/Username", "the *Consumer Key / Client ID* of step 2"),
                        row("API Key/Password", "the *Consumer Secret / Client Secret* of step 2"),
                        row("Other", "`tokenId,tokenSecret,accountId`"));
        parts.add(
                new GuidePart.Table(line("The form of {vendor}"), List.of(line("Field"), line("What to enter")), rows));
        say(
                way.certificate()
                        ? "*Other* takes two values with a comma between them and nothing else: the *Certificate ID* of step"
                                + " 5 and the *Account ID* of step 6, in this order."
                        : "*Other* takes three values with commas between them and nothing else: the *Token ID* and the"
                                + " *Token Secret* of step 5 and the *Account ID* of step 6, in this order.");
    }

    private void refusals() {
        heading(2, "If NetSuite refuses the login");
        say(
                "To {vendor}, NetSuite says *Invalid login attempt*, whatever the reason is. The reason stands in your account:"
                        + " *Setup > Users/Roles > User Management > View Login Audit Trail*, *Use Advanced Search*, and *Detail*"
                        + " among the results. After five refused logins NetSuite locks the user for 30 minutes, so correct the"
                        + " values before anybody tries again.");
        say("*Login access has been disabled for this role*, or `EntityOrRoleDisabled` or `permission_denied` in the"
                + " audit trail, means that the login as such is right, and the user may not have it:");
        points(
                "the employee is inactive or has lost *Give Access*: *Setup > Users/Roles > Manage Users*, step 4",
                "the role is inactive: *Setup > Users/Roles > Manage Roles*, *Show Inactives*",
                "the employee no longer has the role, or has made it inactive on *View My Roles*",
                "the role lacks *"
                        + (way.certificate() ? RolePermission.LOG_IN_WITH_OAUTH2 : RolePermission.LOG_IN_WITH_TOKENS)
                                .label()
                        + "*: step 3");
    }

    private void sandboxes() {
        heading(2, "Sandbox accounts");
        say("A sandbox is an account of its own, with an account ID of its own. "
                + (way.certificate()
                        ? "Certificates are not copied to it, and each refresh of a sandbox clears them: then repeat steps"
                                + " 5 to 7 there."
                        : "Access tokens are not copied to it, and each refresh of a sandbox wipes those that it has: then"
                                + " repeat steps 5 to 7 there. A token of the production account is refused there."));
    }

    private void dates() {
        heading(2, "How long this way stays open");
        if (way.certificate()) {
            say(
                    "This guide is that of OAuth 2.0, for which Oracle has announced no end. Only the certificate ends: two years"
                            + " after it was made, or earlier.");
            return;
        }
        List<List<Line>> rows = new ArrayList<>();
        rows.add(row(
                "2027.1",
                "no new integrations with Token-based Authentication can be created; those that exist go on and can"
                        + " be edited"));
        rows.add(row("2028.1 (tentative)", "Token-based Authentication ends for those that exist, too"));
        if (way.soap()) {
            rows.add(row("2028.2", "all SOAP web services are switched off"));
        }
        parts.add(new GuidePart.Table(
                line("What Oracle has announced"), List.of(line("NetSuite release"), line("What happens")), rows));
        say("Before that, {vendor} will send you the guide for OAuth 2.0, which stays.");
    }

    private void step(String title) {
        heading(2, ++steps + ". " + title);
    }

    private void heading(int level, String text) {
        parts.add(new GuidePart.Heading(level, line(text)));
    }

    private void say(String text) {
        parts.add(new GuidePart.Paragraph(line(text)));
    }

    private void points(String... texts) {
        parts.add(new GuidePart.Points(Stream.of(texts).map(this::line).toList()));
    }

    private List<Line> row(String... cells) {
        return Stream.of(cells).map(this::line).toList();
    }

    private Line line(String text) {
        return Line.of(text, vendor);
    }
}
