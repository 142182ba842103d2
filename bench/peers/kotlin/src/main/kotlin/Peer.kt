// The rows on kotlinx.coroutines, on runBlocking's event loop: one thread. Reads lines `row size`,
// answers each with a line of JSON, and ends with its input. `hello` only says hello.
import java.lang.invoke.VarHandle
import java.util.concurrent.locks.LockSupport
import kotlin.concurrent.thread
import kotlin.random.Random
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.yield

const val FEW = 2
const val THOUSAND = 1_000
const val MANY = 100_000
const val CONTENDERS = 10
const val PERMITS = 3

class Result(val amount: Long, val operations: Long)

/** Keeps the JIT from merging one round of a loop with the next. */
fun endOfRound() {
  VarHandle.releaseFence()
  VarHandle.acquireFence()
}

suspend fun all(count: Int, body: suspend () -> Unit) = coroutineScope {
  repeat(count) { launch { body() } }
}

suspend fun switches(coroutines: Int, yields: Int): Result {
  val start = System.nanoTime()
  all(coroutines) { repeat(yields) { yield() } }
  return Result(System.nanoTime() - start, coroutines.toLong() * yields)
}

suspend fun CoroutineScope.spawnJoin(rounds: Int): Result {
  val start = System.nanoTime()
  repeat(rounds) { i -> check(async { i }.await() == i) }
  return Result(System.nanoTime() - start, rounds.toLong())
}

suspend fun CoroutineScope.gather(rounds: Int): Result {
  val start = System.nanoTime()
  repeat(rounds) {
    val values = List(MANY) { i -> async { i } }.awaitAll()
    check(values[MANY - 1] == MANY - 1)
  }
  return Result(System.nanoTime() - start, rounds.toLong() * MANY)
}

class Ball(val pong: CompletableDeferred<Ball>, val next: CompletableDeferred<Ball>)

suspend fun CoroutineScope.promises(rounds: Int): Result {
  var ping = CompletableDeferred<Ball>()
  val first = ping
  val start = System.nanoTime()
  launch {
    var next = first
    repeat(rounds) {
      val ball = next.await()
      next = ball.next
      ball.pong.complete(ball)
    }
  }
  repeat(rounds) {
    val ball = Ball(CompletableDeferred(), CompletableDeferred())
    ping.complete(ball)
    check(ball.pong.await() === ball)
    ping = ball.next
  }
  return Result(System.nanoTime() - start, rounds.toLong())
}

suspend fun CoroutineScope.queues(rounds: Int): Result {
  val pings = Channel<Int>(1)
  val pongs = Channel<Int>(1)
  val start = System.nanoTime()
  launch { repeat(rounds) { pongs.send(pings.receive()) } }
  repeat(rounds) { i ->
    pings.send(i)
    check(pongs.receive() == i)
  }
  return Result(System.nanoTime() - start, rounds.toLong())
}

suspend fun lockUncontended(rounds: Int): Result {
  val lock = Mutex()
  val start = System.nanoTime()
  repeat(rounds) {
    lock.lock()
    lock.unlock()
    endOfRound()
  }
  return Result(System.nanoTime() - start, rounds.toLong())
}

suspend fun lockContended(rounds: Int): Result {
  val lock = Mutex()
  val start = System.nanoTime()
  all(CONTENDERS) {
    repeat(rounds) {
      lock.lock()
      yield()
      lock.unlock()
    }
  }
  return Result(System.nanoTime() - start, CONTENDERS.toLong() * rounds)
}

suspend fun semaphoreUncontended(rounds: Int): Result {
  val semaphore = Semaphore(1)
  val start = System.nanoTime()
  repeat(rounds) {
    semaphore.acquire()
    semaphore.release()
    endOfRound()
  }
  return Result(System.nanoTime() - start, rounds.toLong())
}

suspend fun semaphoreContended(rounds: Int): Result {
  val semaphore = Semaphore(PERMITS)
  val start = System.nanoTime()
  all(CONTENDERS) {
    repeat(rounds) {
      semaphore.acquire()
      yield()
      semaphore.release()
    }
  }
  return Result(System.nanoTime() - start, CONTENDERS.toLong() * rounds)
}

/** The thread of the wake-up rows: it parks for each reply, or spins. */
class Outsider(rounds: Int, parks: Boolean, wake: (Int) -> Unit) {
  @Volatile var replies = 0
  @Volatile var nanos = 0L
  private val thread =
    thread(isDaemon = true) {
      val start = System.nanoTime()
      for (i in 0 until rounds) {
        wake(i)
        var spins = 0
        while (replies <= i) {
          if (parks) LockSupport.park(this)
          else if (++spins % 1_000 == 0) Thread.yield() else Thread.onSpinWait()
        }
      }
      nanos = System.nanoTime() - start
    }

  fun reply(i: Int) {
    replies = i + 1
    LockSupport.unpark(thread)
  }

  fun result(): Result {
    thread.join()
    return Result(nanos, replies.toLong())
  }
}

suspend fun CoroutineScope.wake(rounds: Int, hot: Boolean): Result {
  val promises = List(rounds) { CompletableDeferred<Unit>() }
  val outsider = Outsider(rounds, !hot) { i -> promises[i].complete(Unit) }
  if (hot) launch { while (outsider.nanos == 0L) yield() }
  for (i in 0 until rounds) {
    promises[i].await()
    outsider.reply(i)
  }
  return outsider.result()
}

fun usedBytes(): Long {
  // The serial collector leaves dead objects where they are but for every fourth time.
  repeat(4) { System.gc() }
  return Runtime.getRuntime().let { it.totalMemory() - it.freeMemory() }
}

suspend fun CoroutineScope.parked(): Result {
  val go = CompletableDeferred<Unit>()
  val before = usedBytes()
  val jobs = List(MANY) { launch { go.await() } }
  yield()
  val bytes = usedBytes() - before
  go.complete(Unit)
  jobs.forEach { it.join() }
  return Result(bytes, MANY.toLong())
}

suspend fun sleepers(count: Int): Result {
  val random = Random(1)
  val start = System.nanoTime()
  all(count) { delay(random.nextLong(1_000)) }
  return Result(System.nanoTime() - start, 1)
}

fun run(row: String, size: Int): Result = runBlocking {
  when (row) {
    "switch-2" -> switches(FEW, size)
    "switch-1000" -> switches(THOUSAND, size)
    "spawn-join" -> spawnJoin(size)
    "gather" -> gather(size)
    "promise-ping-pong" -> promises(size)
    "queue-ping-pong" -> queues(size)
    "lock-uncontended" -> lockUncontended(size)
    "lock-contended" -> lockContended(size)
    "semaphore-uncontended" -> semaphoreUncontended(size)
    "semaphore-contended" -> semaphoreContended(size)
    "wake-idle" -> wake(size, false)
    "wake-hot" -> wake(size, true)
    "parked-bytes" -> parked()
    "sleepers-cold",
    "sleepers-warm" -> sleepers(size)
    else -> throw IllegalArgumentException("no row $row")
  }
}

fun version(of: Class<*>): String {
  val jar = of.protectionDomain.codeSource.location.path.substringAfterLast('/')
  return Regex("\\d[\\d.]*\\d").find(jar)?.value ?: "?"
}

fun main(args: Array<String>) {
  when (args.firstOrNull()) {
    "hello" -> return runBlocking { launch { println("hello") }.join() }
    "plain" -> return println("hello")
  }
  val coroutines = version(CompletableDeferred::class.java)
  println("""{"version":"kotlinx.coroutines $coroutines, Kotlin ${KotlinVersion.CURRENT}"}""")
  for (line in generateSequence(::readLine)) {
    val (row, size) = line.split(" ")
    try {
      val result = run(row, size.toInt())
      println("""{"amount":${result.amount},"operations":${result.operations}}""")
    } catch (e: Exception) {
      println("""{"error":"${e.toString().replace('"', '\'')}"}""")
    }
  }
}
