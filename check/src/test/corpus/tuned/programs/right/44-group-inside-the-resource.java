import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Task;
import io.asyncio4j.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class GroupInsideTheResource {
  static final class Session implements AutoCloseable {
    private boolean open = true;
    private int statements;

    int execute(String statement) {
      sleep(Duration.ofMillis(statement.length()));
      if (!open) {
        throw new IllegalStateException("the session is closed");
      }
      return ++statements;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  private final List<String> log = new ArrayList<>();

  int cleanUp(List<String> tables) {
    try (var session = new Session()) {
      TaskGroup.run(group -> {
        for (String table : tables) {
          group.createTask(() -> clean(session, table));
        }
      });
      return session.statements;
    }
  }

  private void clean(Session session, String table) {
    session.execute("VACUUM " + table);
    log.add(table + " is clean");
  }

  int count(String table) {
    try (var session = new Session()) {
      return TaskGroup.call(group -> {
        Task<Integer> count = group.createTask(() -> session.execute("SELECT count(*) FROM " + table));
        return count.await();
      });
    }
  }

  public static void main(String[] args) {
    var program = new GroupInsideTheResource();
    int statements = run(() -> program.cleanUp(List.of("person", "city", "order_line")));
    System.out.println(statements + " statements");
    program.log.stream().sorted().forEach(System.out::println);
    System.out.println(run(() -> program.count("city")));
  }
}

/* output:
3 statements
city is clean
order_line is clean
person is clean
1
*/
