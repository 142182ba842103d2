package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.BlockingCall}, within a build. */
@BugPattern(
    summary = "A call holds the event loop's thread, and with it every other coroutine.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioBlockingCall.md")
public final class AioBlockingCall extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
