package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.StatusException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The notes of a user, in the transaction of a request. */
final class Notes {
  static final int PER_PAGE = 10;

  private static final String COLUMNS = "id, title, body, tags, changed";

  private final Connection connection;
  private final User user;

  Notes(Connection connection, User user) {
    this.connection = connection;
    this.user = user;
  }

  /** Those that are asked for: what fits best first, else the newest. */
  Note.Page find(Search search) throws SQLException {
    String sql =
        """
        select id, title, body, tags, changed, count(*) over () as total
        from notes, websearch_to_tsquery('english', ?) as query
        where owner = ? and (? = '' or words @@ query) and (? = '' or ? = any (tags))
        order by case when ? = '' then 0 else ts_rank(words, query) end desc, changed desc, id desc
        limit ? offset ?
        """;
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, search.q());
      select.setLong(2, user.id());
      select.setString(3, search.q());
      select.setString(4, search.tag());
      select.setString(5, search.tag());
      select.setString(6, search.q());
      select.setInt(7, PER_PAGE);
      select.setInt(8, (search.page() - 1) * PER_PAGE);
      var notes = new ArrayList<Note>();
      long total = 0;
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          notes.add(note(rows));
          total = rows.getLong("total");
        }
      }
      int pages = (int) Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
      return new Note.Page(withAttachments(notes), search.page(), pages, total);
    }
  }

  /**
   * One of them.
   *
   * @throws StatusException 404 when the user has no such note
   */
  Note get(long id) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select " + COLUMNS + " from notes where id = ? and owner = ?")) {
      select.setLong(1, id);
      select.setLong(2, user.id());
      return one(select, id);
    }
  }

  Note add(NoteInput input) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into notes (title, body, tags, owner) values (?, ?, ?, ?) returning "
                + COLUMNS)) {
      set(insert, input);
      insert.setLong(4, user.id());
      Note note = one(insert, 0);
      tell(Change.Kind.ADDED, note.id());
      return note;
    }
  }

  Note change(long id, NoteInput input) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update notes set title = ?, body = ?, tags = ?, changed = now() where id = ? and owner"
                + " = ? returning "
                + COLUMNS)) {
      set(update, input);
      update.setLong(4, id);
      update.setLong(5, user.id());
      Note note = one(update, id);
      tell(Change.Kind.CHANGED, id);
      return note;
    }
  }

  void delete(long id) throws SQLException {
    try (var delete = connection.prepareStatement("delete from notes where id = ? and owner = ?")) {
      delete.setLong(1, id);
      delete.setLong(2, user.id());
      StatusException.unless(delete.executeUpdate() == 1, 404, "there is no note " + id);
    }
    tell(Change.Kind.DELETED, id);
  }

  /** All tags of the user's notes, the most used first. */
  List<Note.Tag> tags() throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select tag, count(*) from notes, unnest(tags) as tag where owner = ? group by tag"
                + " order by count(*) desc, tag limit 30")) {
      select.setLong(1, user.id());
      try (var rows = select.executeQuery()) {
        var tags = new ArrayList<Note.Tag>();
        while (rows.next()) {
          tags.add(new Note.Tag(rows.getString(1), rows.getLong(2)));
        }
        return tags;
      }
    }
  }

  private void tell(Change.Kind kind, long id) throws SQLException {
    Changes.tell(connection, new Change(user.id(), kind, id));
  }

  private void set(PreparedStatement statement, NoteInput input) throws SQLException {
    statement.setString(1, input.title());
    statement.setString(2, input.body());
    statement.setArray(3, connection.createArrayOf("text", input.tags().toArray()));
  }

  private Note one(PreparedStatement statement, long id) throws SQLException {
    try (var row = statement.executeQuery()) {
      StatusException.unless(row.next(), 404, "there is no note " + id);
      return withAttachments(List.of(note(row))).getFirst();
    }
  }

  private List<Note> withAttachments(List<Note> notes) throws SQLException {
    var attachments = Attachments.of(connection, notes.stream().map(Note::id).toList());
    return notes.stream()
        .map(n ->
            new Note(
                n.id(),
                n.title(),
                n.body(),
                n.tags(),
                n.changed(),
                attachments.getOrDefault(n.id(), List.of())))
        .toList();
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getLong("id"),
        row.getString("title"),
        row.getString("body"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getTimestamp("changed").toInstant(),
        List.of());
  }
}
