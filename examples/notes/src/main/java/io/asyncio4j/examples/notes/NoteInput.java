package io.asyncio4j.examples.notes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is written into a note. */
record NoteInput(
    @NotBlank @Size(max = 200) String title,
    @Size(max = 20_000) @Nullable String body,
    @Size(max = 20) @Nullable List<@Pattern(regexp = TAG, message = "is no tag") String> tags) {
  /** A word, which may have dashes and dots in it. */
  static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}";

  NoteInput {
    body = body == null ? "" : body;
    tags = tags == null ? List.of() : tags.stream().distinct().sorted().toList();
  }

  /** The tags in a line: {@code java, #loop} are two. */
  static List<String> tagsIn(String line) {
    return Stream.of(line.split("[,\\s]+"))
        .map(tag -> tag.replaceFirst("^#", ""))
        .filter(tag -> !tag.isEmpty())
        .toList();
  }
}
