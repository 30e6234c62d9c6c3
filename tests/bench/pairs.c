/* pairs: how long two commands take from their start to their end, run in turn: A B A B ...
 *
 *   pairs [-n PAIRS] [-w SECONDS] [-r FILE]... A [ARGUMENT...] --versus B [ARGUMENT...]
 *
 * Their output is thrown away. Before each run, outside of the time that is taken, FOLDER is
 * removed and the machine may take up to SECONDS to become quiet. There is no warm-up: the caller
 * has run both once, to check what they print. A run that fails ends everything with code 1.
 *
 * One line comes out, with tabs between: median, least and most seconds of A; of B; of the ratio B
 * over A pair by pair; median seconds of processor time of A and of B; the most memory that one
 * process of A, and of B, had at a time in KiB; the cores that other programs kept busy meanwhile,
 * on average; the number of pairs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* environ, wait4 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PAIRS_MOST = 100000, FILES_MOST = 8 };

typedef struct job {
    long n_pairs;
    double wait_left;        /* seconds */
    char *files[FILES_MOST]; /* what is removed */
    size_t n_files;
    char **command[2];
} job;

typedef struct timings {
    double *wall[2], *cpu[2], *ratio; /* seconds, by pair */
    long peak[2];                     /* KiB */
    double own, busy, elapsed;        /* seconds of processors, of processors, of the clock */
} timings;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Seconds that all processors have worked since the machine started, with what the host took away;
 * negative where the system does not say. `nice` is what gives way to others. */
static double busy_seconds(double *nice)
{
    double part[8] = {0.0}; /* user, nice, system, idle, iowait, irq, softirq, steal */
    FILE *const file = fopen("/proc/stat", "r");
    if (file == NULL)
        return -1.0;
    const int n = fscanf(file, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &part[0], &part[1], &part[2],
                         &part[3], &part[4], &part[5], &part[6], &part[7]);
    fclose(file);
    const double second = (double)sysconf(_SC_CLK_TCK);
    *nice = part[1] / second;
    return n != 8 ? -1.0 : (part[0] + part[1] + part[2] + part[5] + part[6] + part[7]) / second;
}

/* Until less than a tenth of one core works for 0.1 s. What runs with `nice` is not waited for. */
static void wait_for_quiet(double *wait_left)
{
    const struct timespec pause = {0, 100000000};
    while (*wait_left > 0.0) {
        double nice_before = 0.0, nice_after = 0.0;
        const double before = busy_seconds(&nice_before);
        nanosleep(&pause, NULL);
        const double after = busy_seconds(&nice_after);
        *wait_left -= 0.1;
        if (after - before - (nice_after - nice_before) < 0.01)
            return;
    }
}

static double seconds_of(const struct rusage *used)
{
    return (double)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) +
           1e-6 * (double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec);
}

static int run_and_wait(char *const *command, struct rusage *used)
{
    int status = 0;
    pid_t child = 0;
    if (posix_spawnp(&child, command[0], NULL, NULL, command, environ) != 0 ||
        wait4(child, &status, 0, used) < 0)
        return -1;
    return status;
}

static int remove_files(const job *j)
{
    char name[] = "rm", option[] = "-rf", end[] = "--";
    struct rusage used;
    for (size_t i = 0; i < j->n_files; i++) {
        char *const command[] = {name, option, end, j->files[i], NULL};
        if (run_and_wait(command, &used) != 0)
            return -1;
    }
    return 0;
}

static int time_run(job *j, size_t which, long pair, timings *t)
{
    struct rusage used;
    double nice = 0.0;
    if (remove_files(j) != 0)
        return -1;
    wait_for_quiet(&j->wait_left);
    const double busy = busy_seconds(&nice);
    const double start = now();
    if (run_and_wait(j->command[which], &used) != 0) {
        fprintf(stderr, "pairs: this command failed: %s\n", j->command[which][0]);
        return -1;
    }
    t->wall[which][pair] = now() - start;
    t->cpu[which][pair] = seconds_of(&used);
    t->own += seconds_of(&used);
    t->busy += busy_seconds(&nice) - busy;
    t->elapsed += t->wall[which][pair];
    if (used.ru_maxrss > t->peak[which])
        t->peak[which] = used.ru_maxrss;
    return 0;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, long n)
{
    qsort(values, (size_t)n, sizeof *values, by_size);
    return 0.5 * (values[(n - 1) / 2] + values[n / 2]);
}

static void report(timings *t, long n, FILE *out)
{
    double *const lists[] = {t->wall[0], t->wall[1], t->ratio};
    for (long i = 0; i < n; i++)
        t->ratio[i] = t->wall[1][i] / t->wall[0][i];
    for (size_t i = 0; i < 3; i++) {
        const double middle = median(lists[i], n);
        fprintf(out, "%.6f\t%.6f\t%.6f\t", middle, lists[i][0], lists[i][n - 1]);
    }
    const double others = (t->busy - t->own) / t->elapsed;
    fprintf(out, "%.6f\t%.6f\t%ld\t%ld\t%.2f\t%ld\n", median(t->cpu[0], n), median(t->cpu[1], n),
            t->peak[0], t->peak[1], others > 0.0 ? others : 0.0, n);
}

/* The commands inherit it; our own report goes to the copy that is returned. */
static FILE *throw_stdout_away(void)
{
    const int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (copy < 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        return NULL;
    return fdopen(copy, "w");
}

static int read_arguments(int argc, char **argv, job *j)
{
    int option = 0;
    *j = (job){.n_pairs = 7};
    while ((option = getopt(argc, argv, "+n:w:r:")) != -1) {
        if (option == 'n')
            j->n_pairs = strtol(optarg, NULL, 10);
        else if (option == 'w')
            j->wait_left = strtod(optarg, NULL);
        else if (option == 'r' && j->n_files < FILES_MOST)
            j->files[j->n_files++] = optarg;
        else
            return -1;
    }
    j->command[0] = argv + optind;
    for (int i = optind; i < argc && j->command[1] == NULL; i++)
        if (strcmp(argv[i], "--versus") == 0) {
            argv[i] = NULL;
            j->command[1] = argv + i + 1;
        }
    const int two = j->command[1] != NULL && j->command[0][0] != NULL && j->command[1][0] != NULL;
    return two && j->n_pairs >= 1 && j->n_pairs <= PAIRS_MOST ? 0 : -1;
}

int main(int argc, char **argv)
{
    job j;
    if (read_arguments(argc, argv, &j) != 0) {
        fprintf(stderr, "usage: pairs [-n PAIRS] [-w SECONDS] [-r FILE]... A... --versus B...\n");
        return 2;
    }
    const size_t n = (size_t)j.n_pairs;
    double *const values = malloc(5 * n * sizeof *values);
    FILE *const out = throw_stdout_away();
    if (values == NULL || out == NULL)
        return 1;
    timings t = {.wall = {values, values + n},
                 .cpu = {values + 2 * n, values + 3 * n},
                 .ratio = values + 4 * n};
    for (long pair = 0; pair < j.n_pairs; pair++)
        if (time_run(&j, 0, pair, &t) != 0 || time_run(&j, 1, pair, &t) != 0)
            return 1;
    report(&t, j.n_pairs, out);
    free(values);
    return fclose(out) == 0 ? 0 : 1;
}
