package io.asyncio4j.examples.notes;

/** Who is logged in; kept in the session, so that no request has to ask the database. */
record User(long id, String name) {}
