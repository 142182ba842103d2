package io.asyncio4j.web;

import io.asyncio4j.files.AsyncFile;
import io.asyncio4j.files.AsyncFiles;
import io.asyncio4j.files.TempPath;
import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.server.FormPart;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.StatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form: its fields and files by name. */
record FormData(Map<String, List<String>> fields, Map<String, List<Upload>> uploads) {
  private static final MediaType MULTIPART = MediaType.of("multipart", "form-data");

  /** Files up to this size are kept in memory. */
  private static final int LARGEST_IN_MEMORY = 64 << 10;

  List<String> fields(String name) {
    return fields.getOrDefault(name, List.of());
  }

  List<Upload> uploads(String name) {
    return uploads.getOrDefault(name, List.of());
  }

  /**
   * Reads the form of a request, of either kind.
   *
   * @param resources what is to be closed when the request is over
   */
  static FormData read(ServerRequest request, Resources resources) throws IOException {
    MediaType type = request.contentType();
    if (type != null && type.matches(MULTIPART)) {
      return readParts(request, resources);
    }
    if (type != null && !type.matches(MediaType.FORM)) {
      throw new StatusException(415, "this takes a form: " + MediaType.FORM + " or " + MULTIPART);
    }
    // Neither a type nor a body is a form with no fields: each required one is named as missing.
    return new FormData(type == null ? Map.of() : request.form().toMap(), Map.of());
  }

  private static FormData readParts(ServerRequest request, Resources resources) throws IOException {
    var fields = new LinkedHashMap<String, List<String>>();
    var uploads = new LinkedHashMap<String, List<Upload>>();
    for (FormPart part : request.multipart()) {
      if (part.fileName() == null) {
        fields.computeIfAbsent(part.name(), _ -> new ArrayList<>(1)).add(part.text());
      } else {
        Upload upload = readFile(part, resources);
        // A file input that was left empty sends a part without a name and content.
        if (upload.size() > 0 || !upload.fileName().isEmpty()) {
          uploads.computeIfAbsent(part.name(), _ -> new ArrayList<>(1)).add(upload);
        }
      }
    }
    return new FormData(fields, uploads);
  }

  private static Upload readFile(FormPart part, Resources resources) throws IOException {
    var memory = new ByteArrayOutputStream();
    Iterator<byte[]> pieces = part.chunks().iterator();
    while (pieces.hasNext()) {
      memory.writeBytes(pieces.next());
      if (memory.size() > LARGEST_IN_MEMORY) {
        return spill(part, memory, pieces, resources);
      }
    }
    return new Upload(
        part.fileName(), part.contentType(), memory.size(), memory.toByteArray(), null);
  }

  private static Upload spill(
      FormPart part, ByteArrayOutputStream begin, Iterator<byte[]> rest, Resources resources)
      throws IOException {
    TempPath temporary = resources.add(AsyncFiles.createTempFile("upload-", ""));
    long size = begin.size();
    try (AsyncFile file = AsyncFiles.open(temporary.path(), StandardOpenOption.WRITE)) {
      file.write(begin.toByteArray());
      while (rest.hasNext()) {
        byte[] piece = rest.next();
        file.write(piece);
        size += piece.length;
      }
    }
    return new Upload(part.fileName(), part.contentType(), size, null, temporary.path());
  }
}
