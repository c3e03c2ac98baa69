package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.SQLException;

/** One change to the database, made now or later. */
@FunctionalInterface
interface Write {
    void to(Connection connection) throws SQLException;
}
