// A generator hides the pages of an API behind a plain for loop. Its body is a coroutine that runs
// only when the next value is asked for: page 3 is never fetched, and finally runs all the same.
//
//   aio run examples/Pagination.java
//
// Prints:
//   GET /users?page=1
//     user 1
//     user 2
//     user 3
//   GET /users?page=2
//     user 4
//   connection closed

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    try (AsyncIterator<String> users = users()) {
      for (String user : users) {
        IO.println("  " + user);
        if (user.endsWith("4")) {
          break;
        }
      }
    }
  });
}

AsyncIterator<String> users() {
  return generator(out -> {
    try {
      for (int page = 1; ; page++) {
        for (String user : fetch(page)) {
          out.emit(user);
        }
      }
    } finally {
      IO.println("connection closed");
    }
  });
}

List<String> fetch(int page) {
  IO.println("GET /users?page=" + page);
  sleep(Duration.ofMillis(50));
  int first = page * 3 - 2;
  return List.of("user " + first, "user " + (first + 1), "user " + (first + 2));
}
