package io.github.camelnetsuite.tba.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a SOAP client must be ready for both ways, since NetSuite's behaviour is unverified or differs from account to
 * account. Immutable; {@link #PLAUSIBLE} is the default.
 *
 * @param granularity how exactly bounds of time are taken in a search
 * @param upperEndIncluded whether {@code within} and {@code between} include their second value
 * @param faultStatus HTTP status of a fault: 500, as SOAP 1.1 section 6.2 says, or 200
 * @param missingPermission what a role without Customers or Contacts is told
 * @param dataCenterUrls how the discovery of data centers spells its result
 * @param order of a search's result, which has no documented one
 */
public record SoapSettings(
        Granularity granularity,
        boolean upperEndIncluded,
        int faultStatus,
        MissingPermission missingPermission,
        DataCenterUrls dataCenterUrls,
        Order order) {

    /** Seconds, upper ends included, 500, refusals by status, the schema's spelling, the order of a list of names. */
    public static final SoapSettings PLAUSIBLE = new SoapSettings(
            Granularity.SECONDS, true, 500, MissingPermission.REFUSAL, DataCenterUrls.RESULT, Order.ENTITY_ID);

    public SoapSettings {
        if (faultStatus != 500 && faultStatus != 200) {
            throw new IllegalArgumentException("The status of SOAP faults is 500 or 200");
        }
    }

    /** How exactly bounds of time are taken in a search. */
    public enum Granularity {
        SECONDS,
        /** Bounds are cut to the whole minute; the records keep their seconds. */
        MINUTES
    }

    /** What a role without Customers or Contacts is told. All of them are seen in the wild. */
    public enum MissingPermission {
        /** An answer whose status says INSUFFICIENT_PERMISSION. */
        REFUSAL,
        /** An {@code insufficientPermissionFault}. */
        FAULT,
        /** Success without a record. */
        EMPTY;

        /**
         * A way by its name in any case.
         *
         * @throws IllegalArgumentException for another name
         */
        public static MissingPermission parse(String name) {
            return Arrays.stream(values())
                    .filter(way -> way.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("choose one of "
                            + Arrays.stream(values())
                                    .map(way -> way.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Oracle's help page (section_N3494684) and the schema spell it differently. */
    public enum DataCenterUrls {
        /** {@code getDataCenterUrlsResult}, as in the schema. */
        RESULT,
        /** {@code getDataCenterUrlsReturn}, as in the help page's sample. */
        RETURN
    }

    /** Order of a search's result. */
    public enum Order {
        /** By entity id, which is neither by id nor by time. */
        ENTITY_ID,
        /** By internal id. */
        ID
    }

    public SoapSettings with(Granularity value) {
        return new SoapSettings(value, upperEndIncluded, faultStatus, missingPermission, dataCenterUrls, order);
    }

    public SoapSettings withUpperEndIncluded(boolean value) {
        return new SoapSettings(granularity, value, faultStatus, missingPermission, dataCenterUrls, order);
    }

    public SoapSettings withFaultStatus(int value) {
        return new SoapSettings(granularity, upperEndIncluded, value, missingPermission, dataCenterUrls, order);
    }

    public SoapSettings with(MissingPermission value) {
        return new SoapSettings(granularity, upperEndIncluded, faultStatus, value, dataCenterUrls, order);
    }

    public SoapSettings with(DataCenterUrls value) {
        return new SoapSettings(granularity, upperEndIncluded, faultStatus, missingPermission, value, order);
    }

    public SoapSettings with(Order value) {
        return new SoapSettings(granularity, upperEndIncluded, faultStatus, missingPermission, dataCenterUrls, value);
    }
}
