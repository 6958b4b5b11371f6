namespace ExcelChat.Training;

/// <summary>Solves small systems of linear equations whose matrix is symmetric and positive definite, by Cholesky's factors.</summary>
internal static class LinearSystem
{
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var factor = FactorOf(matrix);
        var solution = right.ToArray();
        for (var i = 0; i < solution.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                solution[i] -= factor[i][j] * solution[j];
            }

            solution[i] /= factor[i][i];
        }

        for (var i = solution.Length - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < solution.Length; j++)
            {
                solution[i] -= factor[j][i] * solution[j];
            }

            solution[i] /= factor[i][i];
        }

        return solution;
    }

    private static double[][] FactorOf(double[][] matrix)
    {
        double[][] factor = [.. matrix.Select(row => new double[row.Length])];
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    rest -= factor[i][k] * factor[j][k];
                }

                factor[i][j] = i == j ? Math.Sqrt(rest) : rest / factor[j][j];
            }
        }

        return factor;
    }
}
