// The rows on goroutines, on one processor (GOMAXPROCS=1). Reads lines `row size`, answers each with
// a line of JSON, and ends with its input. With the argument `hello` it only says hello.
package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"sync"
	"time"
)

const (
	few        = 2
	thousand   = 1000
	many       = 100000
	contenders = 10
	permits    = 3
)

func all(count int, body func()) {
	var group sync.WaitGroup
	group.Add(count)
	for i := 0; i < count; i++ {
		go func() {
			body()
			group.Done()
		}()
	}
	group.Wait()
}

func check(actual, expected int) {
	if actual != expected {
		panic(fmt.Sprintf("expected %d, got %d", expected, actual))
	}
}

func switches(coroutines, yields int) (int64, int) {
	start := time.Now()
	all(coroutines, func() {
		for i := 0; i < yields; i++ {
			runtime.Gosched()
		}
	})
	return time.Since(start).Nanoseconds(), coroutines * yields
}

func spawnJoin(rounds int) (int64, int) {
	start := time.Now()
	for i := 0; i < rounds; i++ {
		result := make(chan int, 1)
		go func(value int) { result <- value }(i)
		check(<-result, i)
	}
	return time.Since(start).Nanoseconds(), rounds
}

func gather(rounds int) (int64, int) {
	start := time.Now()
	for round := 0; round < rounds; round++ {
		values := make([]int, many)
		var group sync.WaitGroup
		group.Add(many)
		for i := 0; i < many; i++ {
			go func(index int) {
				values[index] = index
				group.Done()
			}(i)
		}
		group.Wait()
		check(values[many-1], many-1)
	}
	return time.Since(start).Nanoseconds(), rounds * many
}

// A channel of one is Go's promise.
type ball struct {
	value int
	pong  chan *ball
	next  chan *ball
}

func promises(rounds int) (int64, int) {
	ping := make(chan *ball, 1)
	start := time.Now()
	go func(next chan *ball) {
		for i := 0; i < rounds; i++ {
			got := <-next
			next = got.next
			got.pong <- got
		}
	}(ping)
	for i := 0; i < rounds; i++ {
		sent := &ball{i, make(chan *ball, 1), make(chan *ball, 1)}
		ping <- sent
		check((<-sent.pong).value, i)
		ping = sent.next
	}
	return time.Since(start).Nanoseconds(), rounds
}

func queues(rounds int) (int64, int) {
	pings, pongs := make(chan int, 1), make(chan int, 1)
	start := time.Now()
	go func() {
		for i := 0; i < rounds; i++ {
			pongs <- <-pings
		}
	}()
	for i := 0; i < rounds; i++ {
		pings <- i
		check(<-pongs, i)
	}
	return time.Since(start).Nanoseconds(), rounds
}

func uncontended(acquire, release func(), rounds int) (int64, int) {
	start := time.Now()
	for i := 0; i < rounds; i++ {
		acquire()
		release()
	}
	return time.Since(start).Nanoseconds(), rounds
}

func contended(acquire, release func(), rounds int) (int64, int) {
	start := time.Now()
	all(contenders, func() {
		for i := 0; i < rounds; i++ {
			acquire()
			runtime.Gosched()
			release()
		}
	})
	return time.Since(start).Nanoseconds(), contenders * rounds
}

// A buffered channel is Go's semaphore.
func semaphore(permits int) (acquire, release func()) {
	tokens := make(chan struct{}, permits)
	return func() { tokens <- struct{}{} }, func() { <-tokens }
}

// The outsider is a goroutine with an operating-system thread of its own.
func wake(rounds int, hot bool) (int64, int) {
	pings, pongs, nanos := make(chan int), make(chan int), make(chan int64, 1)
	go func() {
		runtime.LockOSThread()
		start := time.Now()
		for i := 0; i < rounds; i++ {
			pings <- i
			<-pongs
		}
		nanos <- time.Since(start).Nanoseconds()
	}()
	done := false
	if hot {
		go func() {
			for !done {
				runtime.Gosched()
			}
		}()
	}
	for i := 0; i < rounds; i++ {
		check(<-pings, i)
		pongs <- i
	}
	result := <-nanos
	done = true
	runtime.Gosched()
	return result, rounds
}

func memory() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc + stats.StackInuse)
}

func parked() (int64, int) {
	start := make(chan struct{})
	var group sync.WaitGroup
	group.Add(many)
	before := memory()
	for i := 0; i < many; i++ {
		go func() {
			<-start
			group.Done()
		}()
	}
	runtime.Gosched()
	bytes := memory() - before
	close(start)
	group.Wait()
	return bytes, many
}

func sleepers(count int) (int64, int) {
	random := rand.New(rand.NewSource(1))
	start := time.Now()
	all(count, func() { time.Sleep(time.Duration(random.Int63n(int64(time.Second)))) })
	return time.Since(start).Nanoseconds(), 1
}

func run(row string, size int) (int64, int) {
	var mutex sync.Mutex
	switch row {
	case "switch-2":
		return switches(few, size)
	case "switch-1000":
		return switches(thousand, size)
	case "spawn-join":
		return spawnJoin(size)
	case "gather":
		return gather(size)
	case "promise-ping-pong":
		return promises(size)
	case "queue-ping-pong":
		return queues(size)
	case "lock-uncontended":
		return uncontended(mutex.Lock, mutex.Unlock, size)
	case "lock-contended":
		return contended(mutex.Lock, mutex.Unlock, size)
	case "semaphore-uncontended":
		acquire, release := semaphore(1)
		return uncontended(acquire, release, size)
	case "semaphore-contended":
		acquire, release := semaphore(permits)
		return contended(acquire, release, size)
	case "wake-idle":
		return wake(size, false)
	case "wake-hot":
		return wake(size, true)
	case "parked-bytes":
		return parked()
	case "sleepers-cold", "sleepers-warm":
		return sleepers(size)
	default:
		panic("no row " + row)
	}
}

func answer(row string, size int) (line string) {
	defer func() {
		if failure := recover(); failure != nil {
			line = fmt.Sprintf("{\"error\":%q}", fmt.Sprint(failure))
		}
	}()
	amount, operations := run(row, size)
	return fmt.Sprintf("{\"amount\":%d,\"operations\":%d}", amount, operations)
}

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) > 1 && os.Args[1] == "hello" {
		all(1, func() { fmt.Println("hello") })
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "plain" {
		fmt.Println("hello")
		return
	}
	fmt.Printf("{\"version\":\"%s, GOMAXPROCS=1\"}\n", runtime.Version())
	for requests := bufio.NewScanner(os.Stdin); requests.Scan(); {
		var row string
		var size int
		fmt.Sscan(requests.Text(), &row, &size)
		fmt.Println(answer(row, size))
	}
}
