// hnswlib as an engine of the benchmark; the protocol stands in EngineServer.java.
//
//   hnsw build BASE.fbin INDEX M EF_CONSTRUCTION THREADS
//   hnsw serve QUERIES.fbin INDEX

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <hnswlib/hnswlib.h>
#include <time.h>

namespace {

using Clock = std::chrono::steady_clock;
using Graph = hnswlib::HierarchicalNSW<float>;

struct Vectors {
  int32_t count = 0;
  int32_t dimensions = 0;
  std::vector<float> numbers;

  explicit Vectors(const std::string &path) {
    std::ifstream in(path, std::ios::binary);
    in.read(reinterpret_cast<char *>(&count), 4);
    in.read(reinterpret_cast<char *>(&dimensions), 4);
    if (!in || count < 0 || dimensions < 1) throw std::runtime_error(path + ": no vectors");
    numbers.resize(static_cast<size_t>(count) * dimensions);
    in.read(reinterpret_cast<char *>(numbers.data()), numbers.size() * sizeof(float));
    if (!in) throw std::runtime_error(path + ": cut short");
  }

  const float *operator[](size_t i) const { return numbers.data() + i * dimensions; }
};

double seconds(Clock::time_point since) {
  return std::chrono::duration<double>(Clock::now() - since).count();
}

void build(const std::string &base, const std::string &index, int m, int beam, int threads) {
  Vectors vectors(base);
  hnswlib::InnerProductSpace space(vectors.dimensions);
  Graph graph(&space, vectors.count, m, beam, 42);
  auto start = Clock::now();
  graph.addPoint(vectors[0], 0);
  std::atomic<int> next{1};
  std::vector<std::thread> workers;
  for (int t = 0; t < threads; t++) {
    workers.emplace_back([&] {
      for (int i = next++; i < vectors.count; i = next++) graph.addPoint(vectors[i], i);
    });
  }
  for (auto &worker : workers) worker.join();
  std::cout << "built " << seconds(start) << std::endl;
  graph.saveIndex(index);
}

/** Ids of the nearest, nearest first, -1 where there is none. */
void search(Graph &graph, const float *query, int k, int32_t *ids) {
  auto nearest = graph.searchKnn(query, k);
  for (int i = k - 1; i >= 0; i--) {
    if (static_cast<int>(nearest.size()) > i) {
      ids[i] = static_cast<int32_t>(nearest.top().second);
      nearest.pop();
    } else {
      ids[i] = -1;
    }
  }
}

/** Of this thread, in nanoseconds. */
int64_t cpuTime() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

struct Passes {
  std::vector<int64_t> took;
  int64_t cpu = 0;
};

/** Whole passes over the queries until the time is up; nanoseconds of each search. */
Passes passes(Graph &graph, const Vectors &queries, int k, int from, int to, int millis) {
  std::vector<int64_t> took;
  int64_t cpu = cpuTime();
  std::vector<int32_t> ids(k);
  auto start = Clock::now();
  do {
    for (int q = from; q < to; q++) {
      auto before = Clock::now();
      search(graph, queries[q], k, ids.data());
      took.push_back(std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - before).count());
    }
  } while (seconds(start) * 1000 < millis);
  return {took, cpuTime() - cpu};
}

void report(std::vector<int64_t> &took, double elapsed, int64_t cpu) {
  std::sort(took.begin(), took.end());
  auto at = [&](double p) { return took[std::min(took.size() - 1, static_cast<size_t>(p * took.size()))]; };
  std::cout << "ran " << took.size() << " " << static_cast<int64_t>(elapsed * 1e9) << " " << cpu << " " << at(.5) << " " << at(.95)
            << " " << at(.99) << " - 0 0 0 0" << std::endl;
}

void run(Graph &graph, const Vectors &queries, int threads, int k, int from, int to, int millis) {
  std::vector<Passes> parts(threads);
  auto start = Clock::now();
  std::vector<std::thread> workers;
  for (int t = 1; t < threads; t++) {
    workers.emplace_back([&, t] { parts[t] = passes(graph, queries, k, from, to, millis); });
  }
  parts[0] = passes(graph, queries, k, from, to, millis);
  for (auto &worker : workers) worker.join();
  double elapsed = seconds(start);
  std::vector<int64_t> took;
  int64_t cpu = 0;
  for (auto &part : parts) {
    took.insert(took.end(), part.took.begin(), part.took.end());
    cpu += part.cpu;
  }
  report(took, elapsed, cpu);
}

void write(Graph &graph, const Vectors &queries, int k, int from, int to, const std::string &file) {
  std::vector<int32_t> ids(static_cast<size_t>(to - from) * k);
  for (int q = from; q < to; q++) search(graph, queries[q], k, ids.data() + static_cast<size_t>(q - from) * k);
  std::ofstream out(file, std::ios::binary);
  int32_t head[] = {to - from, k};
  out.write(reinterpret_cast<char *>(head), sizeof head);
  out.write(reinterpret_cast<char *>(ids.data()), ids.size() * 4);
  out.close();
  if (!out) throw std::runtime_error(file + ": cannot be written");
  std::cout << "wrote" << std::endl;
}

void serve(const std::string &queryFile, const std::string &index) {
  Vectors queries(queryFile);
  hnswlib::InnerProductSpace space(queries.dimensions);
  auto start = Clock::now();
  Graph graph(&space, index);
  double opened = seconds(start);
  size_t bytes = graph.cur_element_count * graph.size_data_per_element_;
  std::cout << "opened " << opened << " " << bytes << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream words(line);
    std::string verb, rest;
    int effort, k, from, to;
    words >> verb;
    if (verb == "quit") return;
    if (verb == "scope") {
      words >> rest;
      std::cout << (rest == "all" ? "scoped" : "error hnswlib of this version has no filter") << std::endl;
      continue;
    }
    int threads = 1;
    if (verb == "run") words >> threads;
    words >> effort >> k >> from >> to >> rest;
    graph.setEf(effort);
    if (verb == "run") {
      run(graph, queries, threads, k, from, to, std::stoi(rest));
    } else if (verb == "ids") {
      write(graph, queries, k, from, to, rest);
    } else {
      std::cout << "error unknown command " << verb << std::endl;
    }
  }
}

}  // namespace

int main(int argc, char **argv) {
  try {
    if (argc == 7 && !strcmp(argv[1], "build")) {
      build(argv[2], argv[3], atoi(argv[4]), atoi(argv[5]), atoi(argv[6]));
    } else if (argc == 4 && !strcmp(argv[1], "serve")) {
      serve(argv[2], argv[3]);
    } else {
      throw std::runtime_error("usage: hnsw build BASE INDEX M EF THREADS | hnsw serve QUERIES INDEX");
    }
    return 0;
  } catch (const std::exception &e) {
    std::cout << "error " << e.what() << std::endl;
    return 1;
  }
}
