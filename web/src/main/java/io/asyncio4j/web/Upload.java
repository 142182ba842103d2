package io.asyncio4j.web;

import io.asyncio4j.files.AsyncFiles;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that a form brought. A small one is kept in memory, a larger one in a temporary file,
 * which is gone when the request is over: {@link #saveTo} what is to stay. For coroutines of the
 * request's loop.
 */
public final class Upload {
  private final @Nullable String fileName;
  private final @Nullable MediaType contentType;
  private final long size;
  private final byte @Nullable [] bytes;
  private final @Nullable Path file;

  Upload(
      @Nullable String fileName,
      @Nullable MediaType contentType,
      long size,
      byte @Nullable [] bytes,
      @Nullable Path file) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.size = size;
    this.bytes = bytes;
    this.file = file;
  }

  /**
   * The name that the file has for the client; empty when it has none. It may be anything, paths
   * that lead elsewhere included: never write to it as it is.
   */
  public String fileName() {
    return fileName == null ? "" : fileName;
  }

  /** What the client says that it is; {@code application/octet-stream} when it does not say. */
  public MediaType contentType() {
    return contentType == null ? MediaType.BYTES : contentType;
  }

  /** How large it is, in bytes. */
  public long size() {
    return size;
  }

  /**
   * The whole content.
   *
   * @throws IOException when the temporary file cannot be read
   */
  public byte[] bytes() throws IOException {
    return bytes != null ? bytes : AsyncFiles.readAllBytes(path());
  }

  /**
   * The whole content as text in UTF-8.
   *
   * @throws IOException when the temporary file cannot be read
   */
  public String text() throws IOException {
    return new String(bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * Keeps it as {@code target}, in place of a file that is there.
   *
   * @throws IOException when it cannot be written
   */
  public void saveTo(Path target) throws IOException {
    if (bytes != null) {
      AsyncFiles.write(target, bytes);
    } else {
      AsyncFiles.copy(path(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path path() {
    if (file == null) {
      throw new AssertionError("what is not in memory is in a file");
    }
    return file;
  }

  @Override
  public String toString() {
    return "Upload[" + fileName() + ", " + size + " bytes]";
  }
}
