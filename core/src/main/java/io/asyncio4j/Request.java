package io.asyncio4j;

/**
 * What the library asks of a loop on behalf of another thread, such as a cancellation. It takes its
 * place in the FIFO like a callback; unlike one it is not refused once the loop is closed, and none
 * is lost: what the loop has not run, its closing does.
 */
@FunctionalInterface
interface Request extends Runnable {}
