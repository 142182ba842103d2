import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Archive(String name, int megabytes) {}

class Bucket {
  private final Map<String, Integer> objects = new TreeMap<>();

  Task<Void> startUpload(Archive archive) {
    return createTask("upload " + archive.name(), () -> upload(archive));
  }

  private void upload(Archive archive) throws IOException {
    if (archive.megabytes() > 1000) {
      throw new IOException(archive.name() + " is too big");
    }
    for (int part = 0; part < archive.megabytes(); part += 100) {
      sleep(Duration.ofMillis(2));
    }
    objects.put(archive.name(), archive.megabytes());
  }

  Set<String> names() {
    return objects.keySet();
  }
}

class Backup {
  private final Bucket bucket;

  Backup(Bucket bucket) {
    this.bucket = bucket;
  }

  void archive(String day, boolean full) {
    if (full) {
      await(bucket.startUpload(new Archive(day + "-full", 700)));
    } else {
      bucket.startUpload(new Archive(day + "-changes", 30)); // expect: never-awaited
    }
  }
}

void main() {
  var bucket = new Bucket();
  run(() -> new Backup(bucket).archive("monday", true));
  IO.println("stored " + bucket.names());
}

/* output:
stored [monday-full]
*/
