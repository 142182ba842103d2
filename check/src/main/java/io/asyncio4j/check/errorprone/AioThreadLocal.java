package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.ThreadLocalHandoff}, within a build. */
@BugPattern(
    summary = "A ThreadLocal is read in a task that did not set it, and does not inherit it.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioThreadLocal.md")
public final class AioThreadLocal extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
