package io.asyncio4j.cli.check;

import java.io.PrintStream;

/** How findings are printed. */
@FunctionalInterface
interface ReportFormat {
  void print(Outcome outcome, PrintStream out);
}
