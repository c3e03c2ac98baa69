package io.github.camelnetsuite.tba;

import org.apache.camel.spi.Metadata;

/** The headers of an exchange. None is ever named after a field of the data. */
public final class NetSuiteTbaConstants {

    @Metadata(label = "consumer", description = "NetSuite's account id", javaType = "String")
    public static final String ACCOUNT_ID = "CamelNetsuiteTbaAccountId";

    @Metadata(
            label = "consumer",
            description = "The name of one of many accounts; with option account only",
            javaType = "String")
    public static final String ACCOUNT_NAME = "CamelNetsuiteTbaAccountName";

    @Metadata(label = "consumer", description = "NetSuite's record type, such as customer", javaType = "String")
    public static final String RECORD_TYPE = "CamelNetsuiteTbaRecordType";

    @Metadata(label = "consumer", description = "NetSuite's internal id; not with batchSize", javaType = "String")
    public static final String RECORD_ID = "CamelNetsuiteTbaRecordId";

    @Metadata(
            label = "consumer",
            description = "When the record was last modified or deleted, an ISO instant in UTC; not with batchSize",
            javaType = "String")
    public static final String LAST_MODIFIED = "CamelNetsuiteTbaLastModified";

    @Metadata(
            label = "consumer",
            description =
                    "Why the record comes: snapshot (first read), changed, deleted or resync (read again on demand)",
            javaType = "String")
    public static final String CHANGE_TYPE = "CamelNetsuiteTbaChangeType";

    @Metadata(
            label = "consumer",
            description =
                    "Id and content hash: the same for the same state of a record, so that a destination can tell a repeat;"
                            + " not with batchSize",
            javaType = "String")
    public static final String VERSION = "CamelNetsuiteTbaVersion";

    private NetSuiteTbaConstants() {}
}
