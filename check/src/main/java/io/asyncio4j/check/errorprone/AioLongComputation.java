package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.LongComputation}, within a build. */
@BugPattern(
    summary = "A coroutine computes for long and lets no other run meanwhile.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioLongComputation.md")
public final class AioLongComputation extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
