package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.FutureGet}, within a build. */
@BugPattern(
    summary = "A coroutine calls get or join on a future that it could await.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioFutureGet.md")
public final class AioFutureGet extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
