package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The machine's files, with a note of what is done to them, and where. */
final class WatchedFiles extends FileSystemProvider {
  private final FileSystemProvider real;
  private final FileSystem fileSystem = new Watched();
  private final boolean readsToo;

  /** What was done anywhere. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** What held the loop. */
  final List<String> callsOnLoop = Collections.synchronizedList(new ArrayList<>());

  private WatchedFiles(Path path, boolean readsToo) {
    this.real = path.getFileSystem().provider();
    this.readsToo = readsToo;
  }

  /**
   * To watch what is done to files under {@code path}.
   *
   * @param readsToo and to what is read of them, which no kernel can send then
   */
  static WatchedFiles under(Path path, boolean readsToo) {
    return new WatchedFiles(path, readsToo);
  }

  void note(String call) {
    calls.add(call);
    try {
      var _ = Asyncio.runningLoop();
      callsOnLoop.add(call);
    } catch (IllegalStateException e) {
      // A thread that may wait for a disk.
    }
  }

  /** The same path, watched. */
  Path watched(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            WatchedFiles.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (_, method, arguments) -> call(path, method, arguments));
  }

  private Object call(Path path, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return fileSystem;
    }
    if (method.getName().equals("toRealPath")) {
      note("toRealPath");
    }
    Object[] unwatched = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < unwatched.length; i++) {
      if (unwatched[i] instanceof Path other) {
        unwatched[i] = unwatched(other);
      }
    }
    try {
      Object result = method.invoke(path, unwatched);
      return result instanceof Path other ? watched(other) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Path unwatched(Path path) {
    return path.getFileSystem() instanceof Watched ? Path.of(path.toString()) : path;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    note("readAttributes");
    return real.readAttributes(unwatched(path), type, options);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    note("open");
    FileChannel file = real.newFileChannel(unwatched(path), options, attributes);
    return readsToo ? new WatchedChannel(file, this) : file;
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    note("newDirectoryStream");
    DirectoryStream<Path> paths = real.newDirectoryStream(unwatched(folder), filter);
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        var all = new ArrayList<Path>();
        paths.forEach(path -> all.add(watched(path)));
        return all.iterator();
      }

      @Override
      public void close() throws IOException {
        paths.close();
      }
    };
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    note("checkAccess");
    real.checkAccess(unwatched(path), modes);
  }

  @Override
  public String getScheme() {
    return "watched";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return watched(Path.of(uri.getPath()));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isSameFile(Path one, Path two) throws IOException {
    note("isSameFile");
    return Files.isSameFile(unwatched(one), unwatched(two));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  private final class Watched extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return WatchedFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public String getSeparator() {
      return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return List.of(watched(Path.of("/")));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
      return watched(Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException();
    }
  }
}
