package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Upload;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files with a user's notes, in the transaction of a request; what is in them is on disk. */
final class Attachments {
  private final Connection connection;
  private final User user;
  private final FileStore files;

  Attachments(Connection connection, User user, FileStore files) {
    this.connection = connection;
    this.user = user;
    this.files = files;
  }

  /**
   * Keeps a file with a note.
   *
   * @throws StatusException 404 when the user has no such note
   */
  Note.Attachment add(long note, Upload upload) throws SQLException, IOException {
    Note.Attachment added = insert(note, upload);
    files.save(added, upload);
    Changes.tell(connection, new Change(user.id(), Change.Kind.CHANGED, note));
    return added;
  }

  /** Sends a file to be kept by the browser. */
  ServerResponse send(long id) throws SQLException {
    return files.send(get(id));
  }

  private Note.Attachment insert(long note, Upload upload) throws SQLException {
    String sql =
        """
        insert into attachments (note, name, type, size)
        select id, ?, ?, ? from notes where id = ? and owner = ?
        returning id, name, type, size
        """;
    try (var insert = connection.prepareStatement(sql)) {
      insert.setString(1, baseName(upload.fileName()));
      insert.setString(2, upload.contentType().toString());
      insert.setLong(3, upload.size());
      insert.setLong(4, note);
      insert.setLong(5, user.id());
      try (var row = insert.executeQuery()) {
        StatusException.unless(row.next(), 404, "there is no note " + note);
        return attachment(row);
      }
    }
  }

  private Note.Attachment get(long id) throws SQLException {
    String sql =
        """
        select a.id, a.name, a.type, a.size from attachments a join notes n on n.id = a.note
        where a.id = ? and n.owner = ?
        """;
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, id);
      select.setLong(2, user.id());
      try (var row = select.executeQuery()) {
        StatusException.unless(row.next(), 404, "there is no file " + id);
        return attachment(row);
      }
    }
  }

  /** Those of some notes, by the notes' ids. */
  static Map<Long, List<Note.Attachment>> of(Connection connection, List<Long> notes)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select note, id, name, type, size from attachments where note = any (?) order by"
                + " id")) {
      select.setArray(1, connection.createArrayOf("bigint", notes.toArray()));
      var found = new HashMap<Long, List<Note.Attachment>>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.computeIfAbsent(rows.getLong("note"), _ -> new ArrayList<>()).add(attachment(rows));
        }
      }
      return found;
    }
  }

  private static Note.Attachment attachment(ResultSet row) throws SQLException {
    return new Note.Attachment(
        row.getLong("id"), row.getString("name"), row.getString("type"), row.getLong("size"));
  }

  /** Some browsers send a whole path. */
  private static String baseName(String name) {
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return base.isBlank() ? "file" : base.substring(0, Math.min(base.length(), 200));
  }
}
