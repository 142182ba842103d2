package io.asyncio4j.cli.check;

import io.asyncio4j.check.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run has found.
 *
 * @param findings those that are to be shown, by file and line
 * @param errors javac's messages, and what else was in the way
 * @param texts the sources as they are now, by name
 * @param changes how many fixes were applied, by the name of each file that has changed
 * @param files how many files were checked
 * @param lines how many lines were read
 */
record Outcome(
    List<Finding> findings,
    List<String> errors,
    Map<String, String> texts,
    Map<String, Integer> changes,
    int files,
    int lines,
    Duration time) {
  String text(Finding finding) {
    return texts.getOrDefault(finding.file(), "");
  }
}
