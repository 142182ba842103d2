package io.asyncio4j.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be understood: one line, and where to look. */
final class Mistakes {
  private Mistakes() {}

  /** Prints it and gives the exit code. */
  static int explain(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(mistake.getMessage());
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      boolean isOption = word.startsWith("-");
      message =
          isOption || command.getSubcommands().isEmpty()
              ? "unknown " + (isOption ? "option" : "argument") + " " + word
              : "there is no command " + word;
      Optional<String> meant = nearest(word, names(command, isOption));
      message += meant.map(m -> "; did you mean " + m + "?").orElse("");
    }
    command
        .getErr()
        .println(name + ": " + message + System.lineSeparator() + "Try: " + name + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static List<String> names(CommandLine command, boolean options) {
    var names = new ArrayList<String>();
    if (options) {
      command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    } else {
      names.addAll(command.getSubcommands().keySet());
      names.add("bench");
    }
    return names;
  }

  /** The one that is at most two slips away from {@code word}, and nearest to it. */
  static Optional<String> nearest(String word, List<String> names) {
    return names.stream()
        .filter(name -> distance(word, name) <= Math.min(2, name.length() - 1))
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  /** How many letters are wrong, missing, too many, or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
