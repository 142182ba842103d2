package io.asyncio4j.examples.notes;

import io.asyncio4j.web.Default;
import io.asyncio4j.web.Query;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which notes are wanted.
 *
 * @param q words, {@code "a phrase"}, {@code or}, {@code -without}; empty for all
 * @param tag that they have; empty for any
 * @param page from 1
 */
record Search(
    @Query @Default("") String q,
    @Query @Default("") String tag,
    @Query @Default("1") @Min(1) @Max(100_000) int page) {}
