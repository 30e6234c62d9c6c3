/* whole: how long a command takes from its start to its end, as its user sees it.
 *
 *   whole [-n RUNS] COMMAND [ARGUMENT...]
 *
 * Runs the command once to warm up, then RUNS times (default 200), with its output thrown away, and
 * prints median, least and most milliseconds. The first run that fails ends it with code 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* environ */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static double run_once(char *const *command)
{
    int status = 0;
    pid_t child = 0;
    const double start = now_ms();
    if (posix_spawnp(&child, command[0], NULL, NULL, command, environ) != 0 ||
        waitpid(child, &status, 0) < 0 || status != 0)
        return -1.0;
    return now_ms() - start;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int usage(void)
{
    fprintf(stderr, "usage: whole [-n RUNS] COMMAND [ARGUMENT...]\n");
    return 2;
}

/* The command inherits it; our own report goes to the copy that is returned. */
static FILE *throw_stdout_away(void)
{
    const int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (copy < 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        return NULL;
    return fdopen(copy, "w");
}

int main(int argc, char **argv)
{
    long n = 200;
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        n = strtol(argv[2], NULL, 10);
        first = 3;
    }
    if (first >= argc || n < 1 || n > 1000000)
        return usage();
    double *const ms = malloc((size_t)n * sizeof *ms);
    FILE *const report = throw_stdout_away();
    if (ms == NULL || report == NULL || run_once(argv + first) < 0.0) {
        fprintf(stderr, "whole: the command failed\n");
        return 1;
    }
    for (long i = 0; i < n; i++) {
        ms[i] = run_once(argv + first);
        if (ms[i] < 0.0)
            return 1;
    }
    qsort(ms, (size_t)n, sizeof *ms, by_size);
    fprintf(report, "%.3f ms median, %.3f least, %.3f most of %ld runs\n", ms[n / 2], ms[0],
            ms[n - 1], n);
    free(ms);
    return fclose(report) == 0 ? 0 : 1;
}
