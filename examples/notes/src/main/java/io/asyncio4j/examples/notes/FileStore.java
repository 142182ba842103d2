package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.toThread;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Upload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Attachments on disk, each in a file that has its id for a name. */
final class FileStore {
  private final Path folder;

  private FileStore(Path folder) {
    this.folder = folder;
  }

  /** Those in {@code folder}; what belongs to no note any more is removed first. */
  static FileStore open(Path folder, Database database) throws Exception {
    return toThread(() -> {
      Files.createDirectories(folder);
      Set<String> known = known(database);
      for (Path file : files(folder)) {
        if (!known.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
      return new FileStore(folder);
    });
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Set<String> known(Database database) throws SQLException {
    try (var connection = database.connect();
        var select = connection.prepareStatement("select id from attachments");
        var rows = select.executeQuery()) {
      var ids = new HashSet<String>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  void save(Note.Attachment attachment, Upload upload) throws IOException {
    upload.saveTo(file(attachment));
  }

  /** The file to be kept by the browser, never to be shown as a page of this site. */
  ServerResponse send(Note.Attachment attachment) {
    String name = URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return ServerResponse.file(file(attachment))
        .withContentType("application/octet-stream")
        .withHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        .withHeader("Cache-Control", "private, max-age=31536000, immutable");
  }

  private Path file(Note.Attachment attachment) {
    return folder.resolve(Long.toString(attachment.id()));
  }
}
