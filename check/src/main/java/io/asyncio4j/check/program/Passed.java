package io.asyncio4j.check.program;

/**
 * A lambda or method reference that is an argument of a call.
 *
 * @param argument which argument, from 0
 * @param body what it runs
 * @param how what becomes of it
 */
public record Passed(int argument, Body body, Handoff how) {}
