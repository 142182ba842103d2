import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Lease {
  private String holder = "";

  boolean acquire(String who) {
    sleep(Duration.ofMillis(2));
    holder = who;
    return true;
  }

  void release() {
    sleep(Duration.ofMillis(2));
    holder = "";
  }
}

void main() {
  run(() -> {
    var lease = new Lease();
    if (!lease.acquire("worker-1")) {
      return;
    }
    try {
      int version = version();
      IO.println("leading at " + version);
    } finally {
      lease.release();
    }
  });
}

int version() {
  sleep(Duration.ofMillis(2));
  return 12;
}

/* output:
leading at 12
*/
