import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Job(Path source, Path target) {}

void backup(Job job) throws IOException {
  Files.copy(job.source(), job.target(), StandardCopyOption.REPLACE_EXISTING); // expect: blocking
}

void worker(AsyncQueue<Job> jobs, List<String> done) throws IOException {
  for (Job job : jobs) {
    backup(job);
    done.add(job.target().getFileName().toString());
    jobs.taskDone();
  }
}

List<String> nightly(Path source, Path folder, int copies) {
  var jobs = new AsyncQueue<Job>(100);
  var done = new ArrayList<String>();
  TaskGroup.run(group -> {
    group.createTask("worker", () -> worker(jobs, done));
    for (int i = 1; i <= copies; i++) {
      jobs.put(new Job(source, folder.resolve("copy-" + i)));
    }
    jobs.join();
    jobs.shutdown(false);
  });
  return done;
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("backup");
  Path source = Files.writeString(folder.resolve("data"), "precious");
  IO.println(run(() -> nightly(source, folder, 3)));
}

/* output:
[copy-1, copy-2, copy-3]
*/
