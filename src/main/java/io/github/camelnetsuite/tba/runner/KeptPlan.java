package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.NetSuiteTbaConfiguration;
import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import io.github.camelnetsuite.tba.source.RequestRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last plan, kept beside the cursors so that {@code run} can tell what came of it: {@code plan.json}, what {@code plan
 * --json} prints, for its owner's eyes. Where cursors are kept elsewhere than in files, none is kept.
 *
 * @param folder null where there is none
 */
record KeptPlan(@Nullable Path folder) {

    static final KeptPlan NOWHERE = new KeptPlan(null);
    static final String NAME = "plan.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static KeptPlan beside(NetSuiteTbaConfiguration options) {
        boolean files = options.getDataSource() == null && options.getCursorStore() == null;
        return files ? new KeptPlan(Path.of(options.getCursorDirectory()).toAbsolutePath()) : NOWHERE;
    }

    void keep(Plan plan) throws IOException {
        if (folder == null) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, forTheOwner(folder));
        }
        // Java makes it for its owner's eyes.
        Path written = Files.createTempFile(folder, NAME, ".tmp");
        try {
            JSON.writeValue(written.toFile(), plan.json());
            Files.move(written, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] forTheOwner(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * What was planned for a route.
     *
     * @param resync how many of the records were asked to be read again
     */
    record Kept(RequestRange requests, long resync) {}

    /** What was planned for this route, if it was this very route that the plan saw. */
    Optional<Kept> of(String id, NetSuiteTbaPreview route, String standing) {
        for (JsonNode planned : read().path("routes")) {
            JsonNode requests = planned.path("requests");
            if (planned.path("route").asText().equals(id)
                    && planned.path("account").asText().equals(route.account())
                    && planned.path("resource").asText().equals(route.resource())
                    && planned.path("transport").asText().equals(route.transport())
                    && planned.path("selection").asText().equals(route.selection())
                    && planned.path("standing").asText().equals(standing)
                    && requests.path("from").canConvertToLong()) {
                long from = Math.max(0, requests.path("from").asLong());
                return Optional.of(new Kept(
                        new RequestRange(
                                from, Math.max(from, requests.path("to").asLong())),
                        planned.path("resync").asLong()));
            }
        }
        return Optional.empty();
    }

    /** One that can't be read is as good as none: it is for people. */
    private JsonNode read() {
        try {
            return folder == null || !Files.isRegularFile(folder.resolve(NAME))
                    ? JSON.nullNode()
                    : JSON.readTree(folder.resolve(NAME).toFile());
        } catch (IOException unreadable) {
            return JSON.nullNode();
        }
    }
}
