package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of a folder: ranges, conditions and media types included; a folder by its {@code
 * index.html}, or as a list when it is to be listed.
 *
 * <pre>{@code
 * HttpServer.start(StaticFiles.of(Path.of("site")), "127.0.0.1", 8080);
 * }</pre>
 *
 * <p>Paths are taken from the root of the server, or from {@link #under} a prefix.
 *
 * <p>Nothing outside the folder is served, whatever the path says and wherever a symbolic link
 * leads. Names that begin with a dot are neither served nor listed, unless they are allowed.
 *
 * <p>All that touches the disk is done on a file thread, in one go. What {@link #handle} returns is
 * for its request alone, since a file may be open in it.
 */
public final class StaticFiles implements Handler {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Path root;
  private final String prefix;
  private final boolean listings;
  private final boolean hidden;

  private StaticFiles(Path root, String prefix, boolean listings, boolean hidden) {
    this.root = root;
    this.prefix = prefix;
    this.listings = listings;
    this.hidden = hidden;
  }

  /**
   * The files of {@code folder}.
   *
   * @throws IOException when it is no folder
   */
  public static StaticFiles of(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    return new StaticFiles(root, "", false, false);
  }

  /** This with lists of folders that have no {@code index.html}. */
  public StaticFiles withListings() {
    return new StaticFiles(root, prefix, true, hidden);
  }

  /** This with names that begin with a dot. */
  public StaticFiles withHidden() {
    return new StaticFiles(root, prefix, listings, true);
  }

  /**
   * This for paths that begin with {@code newPrefix}, which names the folder; others are 404.
   *
   * @param newPrefix such as {@code /static}, not encoded
   */
  public StaticFiles under(String newPrefix) {
    boolean names = newPrefix.startsWith("/") && !newPrefix.endsWith("/");
    for (String name : newPrefix.substring(names ? 1 : 0).split("/", -1)) {
      names &= !name.isEmpty() && !name.equals(".") && !name.equals("..");
    }
    if (!names) {
      throw new IllegalArgumentException(
          "'" + newPrefix + "' is no prefix of paths; write it as /static, without a slash after");
    }
    return new StaticFiles(root, newPrefix, listings, hidden);
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw new StatusException(405, "files are only read", Headers.of("Allow", "GET, HEAD"));
    }
    return FileResponse.load(() -> look(request));
  }

  private ServerResponse look(ServerRequest request) throws IOException {
    String path = request.path();
    Path file = isUnderPrefix(path) ? find(path.substring(prefix.length())) : null;
    if (file == null) {
      return notFound();
    }
    if (!Files.isDirectory(file)) {
      return path.endsWith("/") ? notFound() : file(request, file);
    }
    if (!path.endsWith("/")) {
      // Relative to a folder's name without a slash, links would lead beside it.
      String query = request.rawQuery();
      String name = root.relativize(file).toString().replace('\\', '/');
      String location = Percent.encode(prefix + (name.isEmpty() ? "/" : "/" + name + "/"));
      return ServerResponse.redirect(301, query.isEmpty() ? location : location + "?" + query);
    }
    Path index = file.resolve("index.html");
    if (Files.isRegularFile(index) && index.toRealPath().startsWith(root)) {
      return file(request, index);
    }
    return listings ? listing(file, path) : notFound();
  }

  private static ServerResponse file(ServerRequest request, Path file) throws IOException {
    return FileResponse.of(request, ServerResponse.file(file), file);
  }

  private static ServerResponse notFound() {
    throw new StatusException(404, "Not Found");
  }

  private boolean isUnderPrefix(String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  /** The file of a path below the prefix; null when there is none that may be seen. */
  private @Nullable Path find(String path) {
    Path file = root;
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      boolean unseen = name.startsWith(".") && !hidden;
      if (name.equals("..") || unseen || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
        return null;
      }
      try {
        file = file.resolve(name);
      } catch (InvalidPathException e) {
        return null;
      }
    }
    try {
      Path real = file.toRealPath();
      return real.startsWith(root) ? real : null;
    } catch (IOException e) {
      return null;
    }
  }

  private record Entry(String name, boolean folder, long size, String time) {}

  private ServerResponse listing(Path folder, String path) throws IOException {
    var html = new StringBuilder(4096);
    String title = escaped(path);
    html.append("<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n");
    html.append("<meta name=viewport content='width=device-width'>\n<title>").append(title);
    html.append("</title>\n<style>\n");
    html.append(
        """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.25rem; overflow-wrap: anywhere }
        table { width: 100%; border-collapse: collapse }
        td { padding: .25rem .5rem; border-top: 1px solid #8884; overflow-wrap: anywhere }
        td + td { text-align: right; white-space: nowrap; opacity: .7 }
        a { text-decoration: none } a:hover { text-decoration: underline }
        </style>
        """);
    html.append("<h1>").append(title).append("</h1>\n<table>\n");
    if (!path.equals(prefix + "/")) {
      html.append("<tr><td><a href='../'>../</a><td><td>\n");
    }
    for (Entry entry : entries(folder)) {
      String name = entry.folder ? entry.name + "/" : entry.name;
      html.append("<tr><td><a href='./").append(Percent.encode(name).replace("'", "%27"));
      html.append("'>").append(escaped(name)).append("</a><td>");
      html.append(entry.folder ? "" : size(entry.size));
      html.append("<td>").append(entry.time).append('\n');
    }
    return ServerResponse.html(html.append("</table>\n").toString())
        .withHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private List<Entry> entries(Path folder) throws IOException {
    var entries = new ArrayList<Entry>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") && !hidden) {
          continue;
        }
        try {
          var attributes = Files.readAttributes(file, BasicFileAttributes.class);
          if (file.toRealPath().startsWith(root)) {
            entries.add(
                new Entry(
                    name,
                    attributes.isDirectory(),
                    attributes.size(),
                    TIME.format(attributes.lastModifiedTime().toInstant())));
          }
        } catch (NoSuchFileException e) {
          // Gone since, or a link that leads nowhere.
        }
      }
    }
    entries.sort(
        Comparator.comparing(Entry::folder)
            .reversed()
            .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER));
    return entries;
  }

  private static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024 && unit < 4) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %ciB", size, "KMGTP".charAt(unit));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
