using ExcelChat.Fuzz;

namespace ExcelChat.Core.Tests.Workbooks;

// Alone: a trial counts what the whole process allocates.
[CollectionDefinition(nameof(MutationTests), DisableParallelization = true)]
[Collection(nameof(MutationTests))]
public sealed class MutationTests
{
    private const int Inputs = 400;

    [Fact]
    public async Task Whatever_is_done_to_a_file_it_ends_in_cells_or_in_a_typed_error()
    {
        var mutator = new Mutator(Seeds.All, seed: 1);
        for (var number = 0; number < Inputs; number++)
        {
            var outcome = await Trial.RunAsync(mutator.Input(number));
            Assert.True(outcome.IsGood, $"Input {number}: {outcome.Verdict}. {outcome.Detail}");
        }
    }

    [Fact]
    public async Task The_files_that_are_mutated_can_be_read_as_they_are()
    {
        foreach (var seed in Seeds.All)
        {
            Assert.Equal(Verdict.Read, (await Trial.RunAsync(seed)).Verdict);
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        var (first, second, other) = (new Mutator(Seeds.All, 1), new Mutator(Seeds.All, 1), new Mutator(Seeds.All, 2));

        Assert.All(Enumerable.Range(0, 50), number => Assert.Equal(first.Input(number).Content, second.Input(number).Content));
        Assert.Contains(Enumerable.Range(10, 10), number => !first.Input(number).Content.AsSpan().SequenceEqual(other.Input(number).Content));
    }
}
